/** Tells by the terms that they share whether an answer is about what another one is about. */
// Every shared term counts by how unlikely it is to be shared by chance, in nats, as in `archive/word-evidence.ts`. How often a text holds a term by chance is told by the
// archive and by the language: an archive of a few hundred answers takes 反正 for as rare as 糖色, and the dictionary knows better.
//
// A bar for the whole: `npm run bench:similar` (bench/README.md says how it was found, and what it is worth).

import type { Engine } from '../engine/engine.js';
import type { ScorePart } from '../explanation-model.js';
import type { Channel } from '../model.js';
import type { Clause } from '../retrieval.js';
import { loadWordCounts } from '../text/word-counts.js';
import { WEIGHTS } from './ranking.js';

/** How likely a term of an answer stands in another one about the same. */
const REPEATED = 0.2;
/** What the dictionary says of a term counts as so many answers. */
const PRIOR_ANSWERS = 50;
/** Terms that both questions hold say so many times more. Tried from 1 to 6; what is between the question of one and the text of the other adds nothing. */
const QUESTION_WEIGHT = 3;
/**
 * The least, in natural logarithms of the number of answers: of more answers, the best are more alike by chance. Once would do if terms came
 * independently of one another; they come in clusters.
 */
const LEAST = { asked: 2, unasked: 2.5 };

/** The terms of an answer that others are compared with. */
export interface Telling {
  /** Of its text. */
  readonly text: readonly Clause[];
  /** Of its question; none where it has none of its own. */
  readonly question: readonly Clause[];
}

/**
 * How much evidence there is that answers are about the same as one.
 *
 * @param telling the terms of that one
 * @returns for each of the ordinals a number of nats, 0 or more
 */
export function similaritiesTo({ text, question }: Telling, ordinals: readonly number[], engine: Engine): number[] {
  const [inText, inQuestion] = [text, question].map((clauses) => new Set(clauses.map(nameOf))) as [Set<string>, Set<string>];
  const clauses = [...text, ...question.filter((clause) => !inText.has(nameOf(clause)))];
  const chances = new Chances(engine);
  return engine.termScores({ clauses, bm25: WEIGHTS.bm25 }, ordinals).map((parts, i) => {
    const { words } = engine.docValues(ordinals[i] as number);
    const nats = (shared: readonly ScorePart[]): number => outermost(shared).reduce((sum, part) => sum + chances.nats(part, words), 0);
    const asked = parts.filter((part) => part.inQuestion && inQuestion.has(nameOf(part)));
    return nats(parts.filter((part) => inText.has(nameOf(part)))) + QUESTION_WEIGHT * nats(asked);
  });
}

/**
 * The evidence from which on an answer is worth showing as similar.
 *
 * @param answers in the archive, from 1
 * @param isAsked whether both answers have a question of their own; what only texts say must be more
 */
export function leastSimilarity(answers: number, isAsked: boolean): number {
  return (isAsked ? LEAST.asked : LEAST.unasked) * Math.log(answers);
}

const nameOf = ({ channel, term }: { readonly channel: Channel; readonly term: string }): string => `${channel} ${term}`;

/** Words lie in one another (没关 and 关系 in 没关系), and say the same then. */
function outermost(parts: readonly ScorePart[]): ScorePart[] {
  const kept: ScorePart[] = [];
  for (const part of parts.toSorted((a, b) => b.term.length - a.term.length)) {
    if (!kept.some(({ term }) => term.includes(part.term))) kept.push(part);
  }
  return kept;
}

/** How likely answers hold terms by chance. */
class Chances {
  private readonly counts = loadWordCounts();
  private readonly holding = new Map<string, number>();

  constructor(private readonly engine: Engine) {}

  /** How much better than by chance it is explained that an answer with so many different words holds a term. */
  nats(part: ScorePart, words: number): number {
    const { answers } = this.engine.stats;
    const inLanguage = 1 - Math.exp((-2 * words * this.counts.of(part.term)) / this.counts.total);
    // The one that is compared holds it anyway.
    const inArchive = (this.holdingOf(part) - 1 + PRIOR_ANSWERS * inLanguage) / (answers - 1 + PRIOR_ANSWERS);
    const chance = Math.min(0.95, Math.max(1e-4, inLanguage, inArchive));
    return Math.log((REPEATED + (1 - REPEATED) * chance) / chance);
  }

  /** By the formula of how rare a term is, solved for the number of answers. */
  private holdingOf({ channel, term }: ScorePart): number {
    const name = nameOf({ channel, term });
    const known = this.holding.get(name) ?? (this.engine.stats.answers + 1) * Math.exp(-this.engine.rarity(channel, term)) - 0.5;
    this.holding.set(name, known);
    return known;
  }
}
