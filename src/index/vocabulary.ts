/** Keeps the Chinese words of the whole index with their readings, laid out so that a reading is found by its first syllable. */

import { IndexError } from '../errors.js';
import type { Reading } from '../model.js';
import { type Dictionary, findTerm } from './dictionary.js';
import type { FileEntry } from './manifest.js';
import { readSectionFile } from './section-file.js';
import { asUint16, asUint32 } from './sections.js';
import type { Steps } from './steps.js';

/** Tones are 0 (any) to 5. */
export const TONE_BITS = 3;

/**
 * The words by their numbers, which are their places in the dictionary; the readings by theirs: those of one syllable first, then those of two, and so
 * on; among as many, by their sounds.
 */
export interface StoredVocabulary {
  readonly words: Dictionary;
  /** For each word how many answers hold it. */
  readonly holding: Uint32Array;
  /** All syllables that occur, without tones, sorted; a sound is the number of a syllable << {@link TONE_BITS} | its tone. */
  readonly syllables: readonly string[];
  /** How many readings have one syllable, two, and so on. */
  readonly readingsByLength: Uint32Array;
  /** The sounds of all readings, one after another. */
  readonly sounds: Uint16Array;
  /** For each reading the number of its word. */
  readonly wordOf: Uint32Array;
  /** Where each word's readings begin in `readings`; one more than there are words. */
  readonly starts: Uint32Array;
  /** The numbers of each word's readings, the likeliest first. */
  readonly readings: Uint32Array;
}

const SECTIONS = 9;

/**
 * Reads what `writeVocabulary` wrote.
 *
 * @throws IndexError `damaged`
 */
export function* openVocabulary(directory: string, entry: FileEntry): Steps<StoredVocabulary> {
  const sections = yield* readSectionFile(directory, entry);
  if (sections.length !== SECTIONS) throw new IndexError('damaged', directory, `${entry.name} in ${directory} has ${sections.length} sections`);
  const section = (i: number): Buffer => sections[i] as Buffer;
  return {
    words: { bytes: section(0), offsets: asUint32(section(1)) },
    holding: asUint32(section(2)),
    syllables: JSON.parse(section(3).toString()) as string[],
    readingsByLength: asUint32(section(4)),
    sounds: asUint16(section(5)),
    wordOf: asUint32(section(6)),
    starts: asUint32(section(7)),
    readings: asUint32(section(8)),
  };
}

/** The number of a word, or -1. */
export function findWord({ words }: StoredVocabulary, word: string): number {
  return findTerm(words, Buffer.from(word));
}

/** The readings of so many syllables: numbers `first..end`, whose sounds begin at `sounds`. */
export interface ReadingGroup {
  readonly first: number;
  readonly end: number;
  readonly sounds: number;
}

/** @param length in syllables, from 1; there may be no readings so long */
export function groupOf({ readingsByLength }: StoredVocabulary, length: number): ReadingGroup {
  let [first, sounds] = [0, 0];
  for (let shorter = 1; shorter < length; shorter++) {
    const count = readingsByLength[shorter - 1] ?? 0;
    first += count;
    sounds += count * shorter;
  }
  return { first, end: first + (readingsByLength[length - 1] ?? 0), sounds };
}

/** The readings of a word by its number, the likeliest first. */
export function readingsOfWord(vocabulary: StoredVocabulary, word: number): Reading[] {
  const { starts, readings } = vocabulary;
  return Array.from(readings.subarray(starts[word], starts[word + 1]), (reading) => readingOf(vocabulary, reading));
}

function readingOf(vocabulary: StoredVocabulary, reading: number): Reading {
  let length = 1;
  let group = groupOf(vocabulary, length);
  while (reading >= group.end) group = groupOf(vocabulary, ++length);
  const from = group.sounds + (reading - group.first) * length;
  return Array.from(vocabulary.sounds.subarray(from, from + length), (sound) => ({
    letters: vocabulary.syllables[sound >> TONE_BITS] as string,
    tone: sound & ((1 << TONE_BITS) - 1),
  }));
}
