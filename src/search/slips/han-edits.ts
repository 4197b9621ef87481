/** Lists what may have been meant by a run of Chinese, one slip away: only what the pairs of characters in the index allow. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import { isStopWord } from '../../text/stop-words.js';
import { similarSyllables } from '../../text/syllables.js';
import { charactersBefore } from './characters-before.js';
import { type Edit, EditList, type HanRun } from './edit-list.js';
import { soundsOf } from './han-sounds.js';

/** So many edits of each family are looked at closer; of exchanged and doubled characters there are few anyway. */
const MAX_EDITS = 12;
/** A character may be any other, or missing, where there are so many: in shorter runs every text has many neighbours. */
const MIN_CHARACTERS = 3;
/** What input methods offer as one word. */
const MAX_WORD_CHARACTERS = 4;
const MAX_WORDS = 3;
/** Any character counts only in pairs that at least one of so many answers holds: in large archives every two characters stand together somewhere. */
const ANSWERS_A_PAIR = 50_000;
/** What stands before a text is looked for in answers that hold so much of it. */
const REST_CHARACTERS = 3;

/** The edits of one run that the index allows. */
export function editsOf(run: HanRun, engine: Engine, analyzer: Analyzer): Edit[] {
  const sounds = run.characters.map((character) => soundsOf(character, engine, analyzer));
  const families: ((edits: EditList) => void)[] = [
    (edits) => addSounds(edits, run, sounds, engine),
    (edits) => addWords(edits, run, sounds, engine),
    (edits) => addExchanged(edits, run),
    (edits) => addDoubled(edits, run),
  ];
  if (run.characters.length >= MIN_CHARACTERS)
    families.push(
      (edits) => addWithinWords(edits, run, engine),
      (edits) => addAnyCharacters(edits, run, engine),
    );
  return families.flatMap((add) => {
    const edits = new EditList(run, engine);
    add(edits);
    return edits.best(MAX_EDITS);
  });
}

/** Edits of a run's first character by any other, which take reading some answers. */
export function editsOfFirst(run: HanRun, engine: Engine, analyzer: Analyzer): Edit[] {
  const { characters, isLone } = run;
  if (!isLone[0] || characters.length < MIN_CHARACTERS) return [];
  const edits = new EditList(run, engine);
  const rest = String.fromCodePoint(...characters.slice(1, 1 + REST_CHARACTERS));
  for (const character of charactersBefore(rest, engine, analyzer)) edits.offerTight('other', 0, 1, character);
  return edits.best(MAX_EDITS);
}

/** One character by others that sound the same, or nearly so. */
function addSounds(edits: EditList, { characters }: HanRun, sounds: readonly (readonly string[])[], { vocabulary }: Engine): void {
  for (const [at, own] of sounds.entries()) {
    const offered = new Set([characters[at] as number]);
    for (const [kind, syllables] of [['sound', own] as const, ['likeSound', own.flatMap(similarSyllables)] as const]) {
      for (const character of syllables.flatMap((letters) => vocabulary.charactersSounding(letters))) {
        if (!offered.has(character)) edits.offer({ kind, start: at, end: at + 1, by: [character] });
        offered.add(character);
      }
    }
  }
}

/** Whole words by others that sound so: what is no word was typed character by character. */
function addWords(edits: EditList, { characters, isWord }: HanRun, sounds: readonly (readonly string[])[], { vocabulary }: Engine): void {
  const patterns = sounds.map((own) => ({ anyOf: [...new Set(own.flatMap(similarSyllables))], isWhole: true }));
  for (let start = 0; start < characters.length; start++) {
    for (let end = start + 2; end <= Math.min(characters.length, start + MAX_WORD_CHARACTERS); end++) {
      if (!isWord(start, end)) continue;
      for (const { word } of vocabulary.sounding(patterns.slice(start, end), MAX_WORDS)) {
        const by = Array.from(word, (character) => character.codePointAt(0) as number);
        const others = by.filter((character, i) => character !== characters[start + i]);
        if (others.length > 1) edits.offer({ kind: 'word', start, end, by });
      }
    }
  }
}

function addExchanged(edits: EditList, { characters }: HanRun): void {
  for (let at = 0; at + 1 < characters.length; at++) {
    const [first, second] = [characters[at] as number, characters[at + 1] as number];
    if (first !== second) edits.offer({ kind: 'exchanged', start: at, end: at + 2, by: [second, first] });
  }
}

function addDoubled(edits: EditList, { characters }: HanRun): void {
  for (let at = 0; at + 1 < characters.length; at++) {
    const character = characters[at] as number;
    if (character === characters[at + 1]) edits.offer({ kind: 'doubled', start: at, end: at + 2, by: [character] });
  }
}

/** A character within a word of the index by any other, or one that is missing in it. The word's first one is taken as typed: it leads to the word. */
function addWithinWords(edits: EditList, { characters, isLone }: HanRun, { vocabulary }: Engine): void {
  const lastLone = isLone.lastIndexOf(true);
  for (let start = 0; start <= lastLone && start + 2 <= characters.length; start++) {
    for (const { characters: word, holding } of vocabulary.longWordsFrom(characters[start] as number)) {
      let same = 1;
      while (same < word.length && word[same] === characters[start + same]) same++;
      const at = start + same;
      if (same === word.length || (!isLone[at] && !isLone[at - 1])) continue;
      const by = [word[same] as number];
      if (isLone[at] && continuesAs(word, same + 1, characters, at + 1)) edits.offerWord({ kind: 'other', start: at, end: at + 1, by }, holding);
      else if (continuesAs(word, same + 1, characters, at)) edits.offerWord({ kind: 'missing', start: at, end: at, by }, holding);
    }
  }
}

/** Whether the rest of a word stands at a place. */
function continuesAs(word: readonly number[], from: number, characters: readonly number[], at: number): boolean {
  for (let i = from; i < word.length; i++) if (word[i] !== characters[at + i - from]) return false;
  return at + word.length - from <= characters.length;
}

/** Any character that the index has there, but only beside characters that are no part of a word: that is what slips look like. */
function addAnyCharacters(edits: EditList, { characters, isLone }: HanRun, engine: Engine): void {
  const least = Math.ceil(engine.stats.answers / ANSWERS_A_PAIR);
  // Function words stand beside everything.
  const isFunction = (character: number): boolean => isStopWord(String.fromCodePoint(character));
  const isOpen = characters.map((character, at) => isLone[at] === true && !isFunction(character));
  for (let at = 1; at < characters.length; at++) {
    if (!isOpen[at] && !isOpen[at - 1]) continue;
    for (const character of engine.charactersBehind(characters[at - 1] as number, least)) {
      if (isFunction(character)) continue;
      if (isOpen[at] && character !== characters[at]) edits.offerTight('other', at, at + 1, character);
      edits.offerTight('missing', at, at, character);
    }
  }
}
