/** Lists what may have been meant by a run of Chinese, one slip away, as far as the index has words or pairs of characters for it. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer, SyllablePattern } from '../../model.js';
import { lookAlikes } from '../../text/look-alikes.js';
import { isStopWord } from '../../text/stop-words.js';
import { SLIP_RATES, type SlipKind } from './slip.js';
import { SoundLookup, type Sounds } from './sounds.js';

/** Characters in the place of others; places count characters. */
export interface Edit {
  readonly kind: SlipKind;
  readonly start: number;
  readonly end: number;
  readonly by: readonly string[];
}

/** So many edits are looked at closer. */
const MAX_EDITS = 24;
/** What an input method takes for one word. */
const MAX_WORD_CHARACTERS = 6;
/** Words that sound alike, of one stretch. */
const MAX_WORDS = 10;
/** Two characters that more answers hold side by side, one in so many, leave no gap in which one is missing. */
const GAP_SHARE = 1 / 50_000;

/** @param characters of a match key, at least two */
export function editsOf(characters: readonly string[], engine: Engine, analyzer: Analyzer): Edit[] {
  const lister = new EditLister(characters, engine, analyzer);
  lister.addWords();
  lister.addCharacters();
  lister.addExchangedAndDoubled();
  lister.addMissing();
  return lister.best();
}

class EditLister {
  private readonly edits: { readonly edit: Edit; readonly weight: number }[] = [];
  private readonly sounds: readonly Sounds[];
  private readonly known: SoundLookup;

  constructor(
    private readonly characters: readonly string[],
    private readonly engine: Engine,
    analyzer: Analyzer,
  ) {
    this.known = new SoundLookup(engine.vocabulary, analyzer);
    this.sounds = characters.map((character) => this.known.of(character));
  }

  /** Those first that make the most frequent texts by the likeliest slips. */
  best(): Edit[] {
    const distinct = new Map<string, Edit>();
    for (const { edit } of this.edits.sort((a, b) => b.weight - a.weight)) {
      const text = this.characters.toSpliced(edit.start, edit.end - edit.start, ...edit.by).join('');
      if (distinct.size < MAX_EDITS && !distinct.has(text)) distinct.set(text, edit);
    }
    return [...distinct.values()];
  }

  /** Words of the index that sound like a stretch. */
  addWords(): void {
    const patterns = (of: (sounds: Sounds) => readonly string[]): SyllablePattern[] => this.sounds.map((own) => ({ anyOf: of(own), isWhole: true }));
    const [heard, keyed] = [patterns(({ own, like }) => [...own, ...like]), patterns(({ own, keys }) => [...own, ...keys])];
    const { length } = this.characters;
    for (let start = 0; start < length; start++) {
      for (let end = start + 2; end <= Math.min(length, start + MAX_WORD_CHARACTERS); end++) {
        for (const pattern of [heard, keyed]) {
          for (const { word, holding } of this.engine.vocabulary.sounding(pattern.slice(start, end), MAX_WORDS))
            this.addWord(start, end, Array.from(word), holding);
        }
      }
    }
  }

  /** One character by another that sounds or looks like it, where it stands beside its neighbours: what is meant may be no word of the index. */
  addCharacters(): void {
    for (const [at, character] of this.characters.entries()) {
      const { own, like } = this.sounds[at] as Sounds;
      const offer = (kind: SlipKind, others: Iterable<string>): void => {
        for (const other of others) if (other !== character) this.offer({ kind, start: at, end: at + 1, by: [other] });
      };
      offer('sound', this.known.sounding(own));
      offer('likeSound', this.known.sounding(like));
      for (const other of lookAlikes(character)) offer(other.length === character.length ? 'shape' : 'variant', [other]);
    }
  }

  addExchangedAndDoubled(): void {
    for (let at = 0; at + 1 < this.characters.length; at++) {
      const [first, second] = [this.characters[at] as string, this.characters[at + 1] as string];
      if (first === second) this.offer({ kind: 'doubled', start: at, end: at + 2, by: [first] });
      else this.offer({ kind: 'exchanged', start: at, end: at + 2, by: [second, first] });
    }
  }

  /** A character between two that stand side by side nowhere, or hardly anywhere. */
  addMissing(): void {
    const { characters, engine } = this;
    if (characters.length < 3) return;
    const most = engine.stats.answers * GAP_SHARE;
    for (let at = 1; at < characters.length; at++) {
      const [before, behind] = [codeOf(characters[at - 1]), codeOf(characters[at])];
      if (engine.holdingPair(before, behind) > most) continue;
      for (const code of engine.charactersBehind(before)) {
        const character = String.fromCodePoint(code);
        if (!isStopWord(character)) this.offer({ kind: 'missing', start: at, end: at, by: [character] });
      }
    }
  }

  private addWord(start: number, end: number, word: readonly string[], holding: number): void {
    const readings = this.engine.vocabulary.readings(word.join(''));
    const soundsAt = (i: number): string[] => readings.flatMap((reading) => reading[i]?.letters ?? []);
    const kinds = word.map((character, i) => (character === this.characters[start + i] ? undefined : this.kindOf(soundsAt(i), start + i)));
    const changed = kinds.flatMap((kind) => kind ?? []);
    const [first] = changed;
    if (first === undefined) return;
    const kind =
      changed.length === 1
        ? first
        : changed.includes('key')
          ? undefined
          : changed.includes('likeSound') || changed.length === this.characters.length
            ? 'likeWord'
            : 'word';
    if (kind) this.push({ kind, start, end, by: word }, holding);
  }

  /** How a character of a word sounds beside the one that was typed. @param own how it is read in the word */
  private kindOf(own: readonly string[], at: number): 'sound' | 'likeSound' | 'key' {
    const { own: typed, like } = this.sounds[at] as Sounds;
    if (own.some((sound) => typed.includes(sound))) return 'sound';
    return own.some((sound) => like.includes(sound)) ? 'likeSound' : 'key';
  }

  /** Takes an edit of which all pairs of neighbours stand in some answer. */
  private offer(edit: Edit): void {
    const { start, end, by } = edit;
    const around = [this.characters[start - 1], ...by, this.characters[end]].filter((one) => one !== undefined);
    let least = Number.POSITIVE_INFINITY;
    for (let i = 1; i < around.length && least > 0; i++) least = Math.min(least, this.engine.holdingPair(codeOf(around[i - 1]), codeOf(around[i])));
    if (least > 0 && least < Number.POSITIVE_INFINITY) this.push(edit, least);
  }

  private push(edit: Edit, holding: number): void {
    this.edits.push({ edit, weight: SLIP_RATES[edit.kind] * holding });
  }
}

const codeOf = (character = ''): number => character.codePointAt(0) ?? 0;
