/** Makes pages as a mirror pads them: a judged question with its own answers, and as many that belong to other questions. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generator } from './random.js';

/** Where an answer of a padded page comes from: its own question, another one of the same set, or another set. */
export type Origin = 'own' | 'same' | 'other';

/** An answer of a page that is to be made. */
export interface PaddedAnswer {
  readonly origin: Origin;
  readonly text: string;
}

/** A page that is to be made. */
export interface PaddedPage {
  readonly question: string;
  readonly answers: readonly PaddedAnswer[];
}

/** A question with all answers that were judged right for it. */
export interface Dialogue {
  readonly question: string;
  /** What was asked at more length, where the set has it. */
  readonly detail: string;
  readonly answers: readonly string[];
}

/** The questions of a judged set that have an answer, in its order. */
export function readDialogues(folder: string): Dialogue[] {
  const rows = (name: string): Record<string, string>[] =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const texts = new Map(rows('corpus.jsonl').map(({ id, text }) => [id, text as string]));
  const answers = new Map<string, string[]>();
  for (const { qid, did } of rows('qrels.jsonl')) {
    const known = answers.get(qid as string) ?? [];
    answers.set(qid as string, [...known, texts.get(did as string) as string]);
  }
  return rows('queries.jsonl').flatMap(({ id, text, ask }) => {
    const own = answers.get(id as string);
    return own ? [{ question: oneLine(text as string), detail: oneLine(ask ?? ''), answers: own }] : [];
  });
}

/** The questions of a set whose texts have a question as their title, in its order. */
export function readTitled(folder: string): Dialogue[] {
  const answers = new Map<string, string[]>();
  for (const line of readFileSync(join(folder, 'corpus.jsonl'), 'utf8').split('\n').filter(Boolean)) {
    const { title, text } = JSON.parse(line) as { title: string; text: string };
    answers.set(title, [...(answers.get(title) ?? []), text]);
  }
  return Array.from(answers, ([question, texts]) => ({ question: oneLine(question), detail: '', answers: texts }));
}

/** A mirror shows a question on one line. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * One page for each dialogue. Every second page is padded from the same set, the others from another one; the answers of a page stand
 * in an order that tells nothing.
 */
export function padPages(dialogues: readonly Dialogue[], others: readonly Dialogue[], seed: number): PaddedPage[] {
  const random = generator(seed);
  return dialogues.map(({ question, answers: own }, i) => {
    const origin = i % 2 === 0 ? 'same' : 'other';
    return { question, answers: padded(own, own.length, origin, origin === 'same' ? dialogues : others, random) };
  });
}

/** Larger pages hold so many answers of their own at most. */
const MAX_OWN = 6;

/**
 * A page for each dialogue with two answers or more, of which it holds two to six, drawn by the seed; padded from other sets, so that no page is a better
 * home for what does not belong there. Every second page gets all answers of one dialogue before those of the next: mirrors take several answers to one question.
 *
 * @param count how many foreign answers a page gets; absent: as many as it has of its own
 */
export function padLargerPages(dialogues: readonly Dialogue[], others: readonly Dialogue[], count: number | undefined, seed: number): PaddedPage[] {
  const random = generator(seed);
  return dialogues
    .filter(({ answers }) => answers.length > 1)
    .map(({ question, answers }, i) => {
      const own = shuffled(answers, random).slice(0, 2 + Math.floor(random() * (MAX_OWN - 1)));
      return { question, answers: padded(own, count ?? own.length, 'other', others, random, i % 2 === 0) };
    });
}

/** Answers of a page with so many drawn from a source, in an order that tells nothing. @param together whether all answers of a dialogue are taken before the next */
function padded(
  own: readonly string[],
  count: number,
  origin: Origin,
  source: readonly Dialogue[],
  random: () => number,
  together = false,
): PaddedAnswer[] {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const foreign = new Set<string>();
  while (foreign.size < count) {
    const { answers } = pick(source);
    for (const text of together ? answers.slice(0, count - foreign.size) : [pick(answers)]) if (!own.includes(text)) foreign.add(text);
  }
  return shuffled([...own.map((text) => ({ origin: 'own' as const, text })), ...Array.from(foreign, (text) => ({ origin, text }))], random);
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  const mixed = [...all];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}

/** Writes each page into a file as a mirror shows it as text; an author's name says where the answer comes from. */
export function writePages(folder: string, pages: readonly PaddedPage[]): void {
  for (const [i, { question, answers }] of pages.entries()) {
    const shown = answers.map(
      ({ origin, text }, place) => `user avatar \u00A0 ${origin}-${place} 网友的相关建议:\u00A0 \n \u00A0 \u00A0 \u00A0\n\n${text}\n\n`,
    );
    const head = `简答小站 logo\n简答小站 font logo\n\n\n\n${question} 第1页\n\n\u00A0\n`;
    const foot = '\n\n© 2024-05-06 - jian.example. All Rights Reserved.\n© 2024-05-06 - jian.example. 保留所有权利\n';
    writeFileSync(join(folder, `${String(i).padStart(6, '0')}.txt`), [head, shown.join('\n'), foot].join('\n'));
  }
}
