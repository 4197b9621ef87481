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

/** A mirror shows a question on one line. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * One page for each dialogue. Every second page is padded from the same set, the others from another one; the answers of a page stand
 * in an order that tells nothing.
 */
export function padPages(dialogues: readonly Dialogue[], others: readonly Dialogue[], seed: number): PaddedPage[] {
  const random = generator(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  return dialogues.map(({ question, answers: own }, i) => {
    const origin = i % 2 === 0 ? 'same' : 'other';
    const source = origin === 'same' ? dialogues : others;
    const chosen = new Set(own);
    const foreign = own.map(() => {
      for (;;) {
        const text = pick(pick(source).answers);
        if (!chosen.has(text)) {
          chosen.add(text);
          return { origin, text } as const;
        }
      }
    });
    const answers: PaddedAnswer[] = [...own.map((text) => ({ origin: 'own' as const, text })), ...foreign];
    for (let at = answers.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [answers[at], answers[other]] = [answers[other] as PaddedAnswer, answers[at] as PaddedAnswer];
    }
    return { question, answers };
  });
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
