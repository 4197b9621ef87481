/** Measures how good an order is, against judgments. */

/** Judged answers of one query: id → grade. Answers that are not in it were not judged, and count as not relevant. */
export type Judgments = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain at a cutoff (Järvelin and Kekäläinen, TOIS 2002), with gain 2^(grade − minGrade + 1) − 1 for
 * grades from `minGrade` on and 0 below, and discount log2(rank + 1).
 *
 * @param ranked ids, best first
 * @returns 0 to 1; 0 where nothing is judged relevant
 */
export function ndcg(ranked: readonly string[], judgments: Judgments, minGrade: number, cutoff: number): number {
  const gainOf = (grade: number): number => (grade >= minGrade ? 2 ** (grade - minGrade + 1) - 1 : 0);
  const ideal = [...judgments.values()].map(gainOf).sort((a, b) => b - a);
  const best = discounted(ideal.slice(0, cutoff));
  return best === 0 ? 0 : discounted(ranked.slice(0, cutoff).map((id) => gainOf(judgments.get(id) ?? -Infinity))) / best;
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}

/** One over the rank of the first relevant answer, 0 where none is within the cutoff. */
export function reciprocalRank(ranked: readonly string[], judgments: Judgments, minGrade: number, cutoff: number): number {
  const at = ranked.slice(0, cutoff).findIndex((id) => (judgments.get(id) ?? -Infinity) >= minGrade);
  return at < 0 ? 0 : 1 / (at + 1);
}

/** The share of the relevant answers that is within the cutoff; 0 where there are none. */
export function recall(ranked: readonly string[], judgments: Judgments, minGrade: number, cutoff: number): number {
  const relevant = [...judgments].filter(([, grade]) => grade >= minGrade).map(([id]) => id);
  const found = new Set(ranked.slice(0, cutoff));
  return relevant.length === 0 ? 0 : relevant.filter((id) => found.has(id)).length / relevant.length;
}

/** The mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
