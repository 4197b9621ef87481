/** Finds what may have been meant by a run of Chinese, by a noisy channel model: how likely a text is, times how likely the slip. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer, Range } from '../../model.js';
import { rarestPair } from '../held.js';
import { Piece } from '../piece.js';
import { WEIGHTS } from '../ranking.js';
import { type Edit, editsOf } from './han-edits.js';
import { LanguageModel } from './language-model.js';
import { LEAST_ODDS, OVERWHELMING_ODDS, ofGuess, SLIP_RATES, type Slip } from './slip.js';

/** Longer runs are sentences. */
const MAX_CHARACTERS = 8;
/** What is meant is made of words. A text that needs a single character to hold together is a piece of a sentence mostly, and counts so much only. */
const LOOSE = 0.03;
/** Of so many texts that are none of words it is looked up how many answers hold them. */
const MAX_LOOKED_UP = 6;

/** @param run of Chinese in a folded text, in code units */
export function hanSlips({ start, end }: Range, folded: string, engine: Engine, analyzer: Analyzer): Slip[] {
  const characters = Array.from(folded.slice(start, end));
  if (characters.length < 2 || characters.length > MAX_CHARACTERS) return [];
  const scorer = new EditScorer(characters, engine, analyzer);
  return scorer.likely(editsOf(characters, engine, analyzer)).map(({ edit, odds }) => {
    const before = characters.slice(0, edit.start).join('').length;
    const typed = characters.slice(edit.start, edit.end).join('').length;
    return { start: start + before, end: start + before + typed, text: edit.by.join(''), odds };
  });
}

interface ScoredEdit {
  readonly edit: Edit;
  readonly odds: number;
}

/** Weighs edits of one run against the run as typed. */
class EditScorer {
  private readonly model: LanguageModel;
  private readonly typed: number;
  private lookedUp = 0;

  constructor(
    private readonly characters: readonly string[],
    private readonly engine: Engine,
    private readonly analyzer: Analyzer,
  ) {
    this.model = new LanguageModel(engine);
    const text = characters.join('');
    this.typed = Math.max(this.model.likelihood(characters, 'typed'), this.model.asTerm(this.holding(text)));
  }

  /** Those that are likelier than what was typed, the likeliest first. */
  likely(edits: readonly Edit[]): ScoredEdit[] {
    return edits
      .flatMap((edit): ScoredEdit[] => {
        const odds = this.oddsOf(edit);
        // What has all that was typed and something more is a guess.
        return odds >= LEAST_ODDS ? [{ edit, odds: edit.kind === 'missing' ? ofGuess(odds) : odds }] : [];
      })
      .sort((a, b) => b.odds - a.odds);
  }

  private oddsOf({ kind, start, end, by }: Edit): number {
    const { characters, model } = this;
    const meant = characters.toSpliced(start, end - start, ...by);
    const text = meant.join('');
    const factor = (SLIP_RATES[kind] / this.typed) * (kind === 'variant' || model.likelihood(meant, 'words') > 0 ? 1 : LOOSE);
    const odds = model.likelihood(meant, 'meant') * factor;
    // A term that is no word of the index is known by the answers that hold it; of these there are no more than hold its rarest pair.
    const most = model.asTerm(rarestPair(this.engine, text)) * factor;
    if (odds >= OVERWHELMING_ODDS || most < LEAST_ODDS || this.lookedUp++ >= MAX_LOOKED_UP) return odds;
    return Math.max(odds, model.asTerm(this.holding(text)) * factor);
  }

  /** How many answers hold all pairs of a text, which are few more than hold the text. */
  private holding(text: string): number {
    const piece = Piece.ofText(text, this.analyzer);
    return piece ? this.engine.retrieve({ clauses: [], bm25: WEIGHTS.bm25, condition: piece.literal }, 0).total : 0;
  }
}
