/** Lists the judged sets that the order is measured on. */

/** A judged set: a folder with a corpus and judgments, and how it is measured. */
export interface JudgedFolder {
  /** The folder, below `relevance` of the shared data. */
  readonly name: string;
  /** Least grade that counts as relevant. */
  readonly minGrade: number;
  readonly runs: readonly JudgedRun[];
}

/** One row of the table. */
export interface JudgedRun {
  readonly name: string;
  /** A file in the folder, by default `queries.jsonl`. */
  readonly queries?: string;
  /** Whether Xunda's index holds the votes of the corpus. */
  readonly seesVotes?: boolean;
}

const plain = (name: string): JudgedFolder => ({ name, minGrade: 1, runs: [{ name }] });

/** All judged sets, in the order of the table. */
export const JUDGED_SETS: readonly JudgedFolder[] = [
  {
    name: 'drcd',
    minGrade: 1,
    runs: [{ name: 'drcd' }, { name: 'drcd, Simplified queries', queries: 'queries_hans.jsonl' }],
  },
  plain('cmrc2018'),
  // Grade 2 is what an annotator used.
  { name: 'dureader_demo', minGrade: 2, runs: [{ name: 'dureader_demo, grade 2' }] },
  plain('med_internal_qa'),
  plain('egret_wenda'),
  plain('esun_aicup2024_tc'),
  plain('zhihu_polymorph'),
  plain('zhihu_polymorph_articles'),
  plain('s1_threads'),
  {
    name: 'zhihu_votes',
    minGrade: 1,
    runs: [{ name: 'zhihu_votes, votes unseen' }, { name: 'zhihu_votes, votes seen', seesVotes: true }],
  },
];

/** Judged by votes, not by what was asked: no mean counts it. */
export const BY_VOTES: readonly string[] = ['zhihu_votes'];

/** Questions made from a passage by reading it, which share its words: nearly everything is found. */
export const FROM_PASSAGES: readonly string[] = ['drcd', 'cmrc2018'];
