/** The elements of a box, brought in line with its state. */

import { make } from './elements.js';
import { optionsOf } from './options.js';
import { place } from './place.js';
import { type Answered, optionCount, type State } from './state.js';
import { type Strings, said } from './strings.js';

/** How the box stands in its page: results over the page below the input, in a dialog behind a button, or in the page. */
export type Mode = 'dropdown' | 'dialog' | 'inline';

/** What a view is made for. */
export interface ViewOptions {
  readonly mode: Mode;
  readonly strings: Strings;
  readonly placeholder: string;
  /** As it is written for readers; empty for none. */
  readonly hotkey: string;
  /** Whether there is a form to submit. */
  readonly hasForm: boolean;
}

/** Between the facts of a line. */
const SEPARATOR = ' · ';

/** The elements of one box. */
export class View {
  readonly input: HTMLInputElement;
  readonly root: HTMLElement;
  readonly list: HTMLUListElement;
  readonly retry: HTMLButtonElement;
  /** In dialog mode. */
  readonly opener: HTMLButtonElement | undefined;
  readonly dialog: HTMLDialogElement | undefined;
  readonly close: HTMLButtonElement | undefined;
  /** Where a form stands inside, as it has one. */
  readonly submit: HTMLButtonElement | undefined;
  readonly #options: ViewOptions;
  readonly #panel: HTMLElement;
  readonly #status: HTMLElement;
  readonly #live: HTMLElement;
  readonly #empty: HTMLElement;
  readonly #error: HTMLElement;
  readonly #sentence = make('span');
  #drawn: Answered | undefined;
  /** Whether the panel is on the page now. */
  isShown = false;

  constructor(options: ViewOptions) {
    this.#options = options;
    const { mode, strings, placeholder, hotkey, hasForm } = options;
    this.input = make('input', {
      part: 'input',
      type: 'search',
      role: 'combobox',
      placeholder,
      'aria-label': strings.label,
      'aria-autocomplete': 'list',
      'aria-controls': 'list',
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      enterkeyhint: 'search',
    });
    this.list = make('ul', { part: 'list', id: 'list', role: 'listbox', tabindex: '-1', 'aria-label': strings.results });
    this.#status = make('div', { part: 'status', 'aria-hidden': 'true' });
    this.#empty = make('div', { part: 'empty' }, make('slot', { name: 'empty' }, strings.none));
    this.retry = make('button', { part: 'retry', type: 'button' }, strings.retry);
    this.#error = make('div', { part: 'error' }, this.#sentence, ' ', this.retry);
    this.#panel = make(
      'div',
      { part: 'panel' },
      this.#status,
      this.list,
      this.#empty,
      this.#error,
      make('div', { part: 'footer' }, make('slot', { name: 'footer' })),
    );
    this.#live = make('div', { class: 'seen-not', role: 'status' });
    this.root = make('div', { part: 'root' });
    this.root.classList.add(mode);
    if (mode === 'dialog') {
      this.opener = make('button', { part: 'button', type: 'button', 'aria-haspopup': 'dialog' }, placeholder);
      if (hotkey) this.opener.append(make('kbd', {}, hotkey));
      this.close = make('button', { part: 'close', type: 'button' }, strings.close);
      this.dialog = make('dialog', { 'aria-label': strings.label }, make('div', { class: 'row' }, this.input, this.close), this.#panel, this.#live);
      this.root.append(this.opener, this.dialog);
    } else {
      if (mode === 'dropdown' && 'popover' in this.#panel) this.#panel.setAttribute('popover', 'manual');
      this.submit = hasForm ? make('button', { part: 'submit', type: 'button' }, strings.search) : undefined;
      this.root.append(make('div', { class: 'row' }, this.input, ...(this.submit ? [this.submit] : [])), this.#panel, this.#live);
    }
  }

  /** @param isHidden whether the page hides our own sentence about a failure */
  update(state: State, isHidden: boolean): void {
    const { shown, failure, isWaiting, active } = state;
    const isFailed = failure !== undefined && !isHidden;
    const isEmpty = shown?.found?.hits.length === 0;
    const isListed = optionCount(state) > 0 && !isFailed;
    const isNew = shown !== this.#drawn;
    if (isNew) this.#draw(shown);
    this.list.hidden = !isListed;
    this.list.setAttribute('aria-busy', String(isWaiting));
    this.#empty.hidden = !isEmpty || isFailed;
    this.#error.hidden = !isFailed;
    const problem = failure && this.#options.strings[failure.kind];
    if (problem) this.#sentence.textContent = problem;
    this.retry.hidden = failure?.kind === 'refused';
    const line = shown && !isFailed ? this.#lineOf(shown) : '';
    this.#status.hidden = line === '';
    this.#status.textContent = line;
    if (!isWaiting) this.#say(isFailed ? (problem ?? '') : isEmpty ? [...(line ? [line] : []), this.#options.strings.none].join(SEPARATOR) : line);
    this.#mark(active);
    this.#show(state.isOpen && (isListed || isEmpty || isFailed));
    // What is hidden cannot be scrolled.
    if (isNew) this.list.scrollTop = 0;
  }

  /** Whether somebody is in it. */
  get isEntered(): boolean {
    return this.dialog?.open || this.input.matches(':focus');
  }

  /** Puts the caret into the input, in dialog mode that of the dialog. */
  enter(): void {
    if (this.dialog && !this.dialog.open) this.dialog.showModal();
    this.input.focus();
  }

  /** Puts the panel where the input is now. */
  follow(): void {
    if (this.#options.mode === 'dropdown' && this.isShown) place(this.#panel, this.input);
  }

  /** Once: some browsers take what is written again for news. */
  #say(sentence: string): void {
    if (this.#live.textContent !== sentence) this.#live.textContent = sentence;
  }

  /** The number of the option that an event happened in; -1 for none. */
  numberOf(target: EventTarget | null): number {
    return Array.from(this.list.children).indexOf((target as Element).closest('li') as Element);
  }

  #draw(shown: Answered | undefined): void {
    this.#drawn = shown;
    this.list.replaceChildren(...(shown ? optionsOf(shown, this.#options.strings) : []));
  }

  #mark(active: number): void {
    for (const [i, option] of Array.from(this.list.children).entries()) {
      option.classList.toggle('active', i === active);
      option.setAttribute('aria-selected', String(i === active));
    }
    const option = this.list.children[active];
    if (option && !this.list.hidden) {
      this.input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else this.input.removeAttribute('aria-activedescendant');
  }

  #show(isShown: boolean): void {
    const { input, list } = this;
    const panel = this.#panel;
    this.isShown = isShown;
    panel.hidden = !isShown;
    input.setAttribute('aria-expanded', String(isShown && !list.hidden));
    if (panel.hasAttribute('popover') && panel.isConnected && panel.matches(':popover-open') !== isShown) {
      if (isShown) panel.showPopover();
      else panel.hidePopover();
    }
    if (isShown && this.#options.mode === 'dropdown') place(panel, input);
  }

  /** How many suggestions there are, how many hits, what these have of the query, and what may have been meant. */
  #lineOf({ query, suggestions, found }: Answered): string {
    const { strings } = this.#options;
    const facts = suggestions.length > 0 ? [said(strings.suggested, { n: suggestions.length })] : [];
    if (found) {
      const { hits, total, totalAll, totalRelation, correction } = found;
      if (hits.length > 0) facts.push(said(totalRelation === 'exact' ? strings.count : strings.atLeast, { n: total }));
      if (correction) facts.push(said(correction.applied ? strings.corrected : strings.offered, { q: query, c: correction.query }));
      else if (totalAll < total) facts.push(totalAll === 0 ? strings.some : said(strings.inPart, { n: totalAll }));
    }
    return facts.join(SEPARATOR);
  }
}
