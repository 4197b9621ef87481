/** Collects the Chinese words of an index with their readings, and writes them down. */

import type { Analyzer, Reading } from '../model.js';
import type { FileEntry, SegmentEntry } from './manifest.js';
import { writeSections } from './section-file.js';
import type { SectionData } from './sections.js';
import { type ByteString, countWords } from './term-counts.js';
import { readingsOfWord, type StoredVocabulary, TONE_BITS } from './vocabulary.js';

/**
 * Collects the words of all living answers, and writes them down with their readings.
 *
 * @param before of an index made by the same analyzer: what it knows is not asked again
 * @throws IndexError `damaged`
 */
export function writeVocabulary(directory: string, segments: readonly SegmentEntry[], analyzer: Analyzer, before?: StoredVocabulary): FileEntry {
  const known = before ? readingsIn(before) : new Map<ByteString, readonly Reading[]>();
  const words: Word[] = [];
  for (const [word, holding] of countWords(directory, segments)) {
    const readings = known.get(word) ?? analyzer.readings(Buffer.from(word, 'latin1').toString());
    if (readings) words.push({ word, holding, readings });
  }
  return writeSections(directory, 'vocabulary', sectionsOf(words));
}

function readingsIn(vocabulary: StoredVocabulary): Map<ByteString, readonly Reading[]> {
  const { bytes, offsets } = vocabulary.words;
  const known = new Map<ByteString, readonly Reading[]>();
  for (let word = 0; word < offsets.length - 1; word++) {
    known.set(bytes.toString('latin1', offsets[word], offsets[word + 1]), readingsOfWord(vocabulary, word));
  }
  return known;
}

interface Word {
  readonly word: ByteString;
  readonly holding: number;
  readonly readings: readonly Reading[];
}

/** In the order of {@link StoredVocabulary}. */
function sectionsOf(words: readonly Word[]): SectionData[] {
  const syllables = syllablesOf(words);
  const numbers = new Map(syllables.map((letters, i) => [letters, i]));
  const soundsOf = (reading: Reading): number[] => reading.map(({ letters, tone }) => ((numbers.get(letters) as number) << TONE_BITS) | tone);
  const starts = new Uint32Array(words.length + 1);
  const all: { readonly sounds: string; readonly word: number; readonly place: number }[] = [];
  for (const [word, { readings }] of words.entries()) {
    for (const reading of readings) all.push({ sounds: String.fromCharCode(...soundsOf(reading)), word, place: all.length });
    starts[word + 1] = all.length;
  }
  all.sort((a, b) => a.sounds.length - b.sounds.length || (a.sounds < b.sounds ? -1 : a.sounds > b.sounds ? 1 : a.place - b.place));
  const readings = new Uint32Array(all.length);
  for (const [reading, { place }] of all.entries()) readings[place] = reading;
  const byLength = new Uint32Array(all.at(-1)?.sounds.length ?? 0);
  for (const { sounds } of all) (byLength[sounds.length - 1] as number)++;
  return [
    Buffer.from(words.map(({ word }) => word).join(''), 'latin1'),
    offsetsOf(words),
    Uint32Array.from(words, ({ holding }) => holding),
    Buffer.from(JSON.stringify(syllables)),
    byLength,
    Uint16Array.from(Array.from(all.map(({ sounds }) => sounds).join(''), (sound) => sound.charCodeAt(0))),
    Uint32Array.from(all, ({ word }) => word),
    starts,
    readings,
  ];
}

/** All that occur, sorted. */
function syllablesOf(words: readonly Word[]): string[] {
  const syllables = new Set<string>();
  for (const { readings } of words) for (const reading of readings) for (const { letters } of reading) syllables.add(letters);
  return [...syllables].sort();
}

function offsetsOf(words: readonly Word[]): Uint32Array {
  const offsets = new Uint32Array(words.length + 1);
  for (const [i, { word }] of words.entries()) offsets[i + 1] = (offsets[i] as number) + word.length;
  return offsets;
}
