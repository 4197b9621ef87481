/** The element `<xunda-search>`: joins what happens to the state, and the state to what is seen and asked. */

import { optionUrl, requestUrl, resultsUrl } from './addresses.js';
import { Asker } from './ask.js';
import { followText } from './composition.js';
import { followDialog } from './dialog.js';
import { hotkeyName } from './hotkey.js';
import { ASKED_WITH, ATTRIBUTES, DRAWN_BY, defineProperties, extrasOf, langOf, limitOf, modeOf, serverOf, upgradeProperties } from './settings.js';
import { type Effect, EMPTY, type Event, next, type State } from './state.js';
import { stringsFor } from './strings.js';
import { boxStyle } from './style.js';
import { followSurroundings } from './surroundings.js';
import { tell } from './tell.js';
import { View } from './view.js';

/** Where there is no browser, the module can be loaded but makes no elements. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * The search box. Attributes, each a property too: `src` (the server; default: where the script came from), `placeholder`, `lang` (zh-CN, zh-TW, en),
 * `filter-site`, `group` (`none`: each answer; else each question once), `limit` (6), `mode` (`dropdown`, `dialog`, `inline`), `hotkey` (`/`, `mod+k`), `theme` (`auto`,
 * `light`, `dark`). A form inside works without script; with it, the box takes its text and sends its other fields along.
 *
 * Events, which bubble and can be cancelled: `xunda-search` before a request, `xunda-open` before a page is opened, `xunda-error` before a failure is
 * shown.
 */
export class XundaSearch extends Base {
  static observedAttributes = [...ATTRIBUTES];
  #state: State = EMPTY;
  #view: View | undefined;
  #isErrorHidden = false;
  #timer = 0;
  readonly #asker = new Asker();
  #ending = new AbortController();

  connectedCallback(): void {
    upgradeProperties(this);
    if (!this.shadowRoot) this.attachShadow({ mode: 'open', delegatesFocus: true }).adoptedStyleSheets = [boxStyle()];
    const value = this.querySelector('form')?.querySelector<HTMLInputElement>('[name=q]')?.value;
    if (value && !this.#state.text) this.#state = { ...this.#state, text: value };
    this.#ending = new AbortController();
    this.#draw();
    this.#listen();
  }

  disconnectedCallback(): void {
    this.#ending.abort();
    this.#do({ do: 'abort' });
    // What is asked again when it comes back is asked anew.
    const { text, lastId } = this.#state;
    this.#state = { ...EMPTY, text, lastId };
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.#view || !this.isConnected || before === now) return;
    if (DRAWN_BY.includes(name)) this.#draw();
    else if (ASKED_WITH.includes(name)) this.#happen({ type: 'changed' });
  }

  /** Shows what there is, and puts the caret into the input. */
  open(): void {
    this.#view?.enter();
    this.#happen({ type: 'opened' });
  }

  /** Hides the results, and the dialog. */
  close(): void {
    this.#happen({ type: 'closed' });
    this.#view?.dialog?.close();
  }

  /** Searches at once, as if it had been typed. */
  search(query: string): void {
    if (!this.#view) return;
    this.#view.input.value = query;
    this.open();
    this.#happen({ type: 'asked', text: query });
  }

  #draw(): void {
    const lang = langOf(this);
    const strings = stringsFor(lang);
    const placeholder = this.getAttribute('placeholder') ?? strings.label;
    const hotkey = hotkeyName(this.getAttribute('hotkey'));
    const view = new View({ mode: modeOf(this), strings, placeholder, hotkey, hasForm: this.querySelector('form') !== null });
    view.root.lang = lang;
    view.input.value = this.#state.text;
    // Who is in the box stays in it, and sees what was there.
    const [state, before] = [this.#state, this.#view];
    const isIn = before?.isEntered;
    this.#view = view;
    this.shadowRoot?.replaceChildren(view.root);
    this.#attend(view);
    if (isIn) view.enter();
    this.#state = state;
    view.update(state, this.#isErrorHidden);
  }

  /** What happens to the elements of one view, which go with it. */
  #attend(view: View): void {
    const { input, list, retry } = view;
    followText(input, (text, composed) => this.#happen({ type: 'typed', text, ...(composed !== undefined && { composed }) }));
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('click', () => this.#happen({ type: 'opened' }));
    // The caret stays in the input, which a press elsewhere would take.
    for (const pressed of [list, retry]) pressed.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', ({ target, ctrlKey, metaKey }) => this.#choose(view.numberOf(target), ctrlKey || metaKey));
    list.addEventListener('auxclick', ({ target, button }) => button === 1 && this.#choose(view.numberOf(target), true));
    retry.addEventListener('click', () => {
      input.focus();
      this.#happen({ type: 'retry' });
    });
    view.submit?.addEventListener('click', () => {
      this.close();
      this.#enter(false);
    });
    followDialog(view, {
      open: () => this.open(),
      close: () => this.close(),
      closed: () => this.#happen({ type: 'closed' }),
      clear: () => this.#clear(),
    });
  }

  /** What happens around the box, as long as it is in a page. */
  #listen(): void {
    const around = {
      pressed: () => this.open(),
      // Only a list over the page goes away when somebody does something else.
      left: () => modeOf(this) === 'dropdown' && this.#happen({ type: 'closed' }),
      moved: () => this.#view?.follow(),
      online: () => this.#state.failure?.kind === 'offline' && this.#happen({ type: 'retry' }),
    };
    followSurroundings(this, around, this.#ending.signal);
  }

  #key(event: KeyboardEvent): void {
    // While something is composed, all keys are the input method's. Safari tells of the Enter that ends it afterwards, by this code alone.
    if (event.isComposing || event.keyCode === 229) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        this.#happen({ type: 'moved', by: event.key === 'ArrowDown' ? 1 : -1 });
        break;
      case 'Enter':
        event.preventDefault();
        this.#enter(event.ctrlKey || event.metaKey);
        break;
      case 'Escape':
        // Where there is nothing to close or clear, it is the page's.
        if (this.#view?.dialog || (!this.#view?.isShown && !this.#state.text)) break;
        event.preventDefault();
        if (this.#view?.isShown) this.#happen({ type: 'closed' });
        else this.#clear();
    }
  }

  #enter(isApart: boolean): void {
    const state = this.#state;
    const form = this.querySelector('form');
    if (state.active >= 0) {
      this.#choose(state.active, isApart);
      return;
    }
    const query = state.text.trim();
    if (query === '') return;
    const field = form?.querySelector<HTMLInputElement>('[name=q]');
    if (field) field.value = query;
    const url = resultsUrl(serverOf(this), query, extrasOf(this));
    if (!form || !field || isApart) this.#follow(url, isApart);
    else if (tell(this, 'xunda-open', { url, query })) form.submit();
  }

  #choose(option: number, isApart: boolean): void {
    const suggestion = this.#state.shown?.suggestions[option];
    if (suggestion?.kind === 'words' && !isApart) {
      if (this.#view) this.#view.input.value = suggestion.query;
      this.#happen({ type: 'asked', text: suggestion.query });
      return;
    }
    const url = optionUrl(serverOf(this), this.#state, option, extrasOf(this));
    if (url) this.#follow(url, isApart);
  }

  #follow(url: string, isApart: boolean): void {
    if (!tell(this, 'xunda-open', { url, query: this.#state.text.trim() })) return;
    if (isApart) open(url, '_blank', 'noopener');
    else location.assign(url);
  }

  #clear(): boolean {
    if (!this.#state.text) return false;
    if (this.#view) this.#view.input.value = '';
    this.#happen({ type: 'cleared' });
    return true;
  }

  #happen(event: Event): void {
    // Who is told may search again at once: then this is no news any more.
    if (event.type === 'failed' && event.id === this.#state.asked?.id) this.#isErrorHidden = !tell(this, 'xunda-error', { ...event.failure });
    const [state, effects] = next(this.#state, event);
    this.#state = state;
    for (const effect of effects) this.#do(effect);
    this.#view?.update(this.#state, this.#isErrorHidden);
  }

  #do(effect: Effect): void {
    clearTimeout(this.#timer);
    // Whatever was asked before is of no more use.
    this.#asker.abort();
    if (effect.do === 'wait') this.#timer = setTimeout(() => this.#do({ do: 'ask', asked: effect.asked }), this.#asker.pace.waitMs);
    if (effect.do === 'ask') void this.#ask(effect.asked);
  }

  async #ask(asked: State['asked'] & object): Promise<void> {
    const { id, query, kind } = asked;
    const isWanted = kind !== 'search' || tell(this, 'xunda-search', { query });
    // Who is told may search for something else.
    if (id !== this.#state.asked?.id) return;
    if (!isWanted) {
      this.#happen({ type: 'refused', id });
      return;
    }
    const event = await this.#asker.ask(asked, requestUrl(serverOf(this), asked, limitOf(this), extrasOf(this)));
    if (event) this.#happen(event);
  }
}

defineProperties(XundaSearch.prototype);
