/** Fits numbers by coordinate ascent: one after another is set to the best of its values, until no change gains anything. */

/** Values to try for each coordinate. */
export type Grid<Name extends string> = Readonly<Record<Name, readonly number[]>>;

const MAX_ROUNDS = 5;

/**
 * @param objective the larger the better
 * @param least a change counts that gains more than this
 * @returns a point of the grid, or `start` where nothing is better
 */
export function ascend<Name extends string>(
  start: Readonly<Record<Name, number>>,
  grid: Grid<Name>,
  objective: (point: Readonly<Record<Name, number>>) => number,
  least: number,
): Readonly<Record<Name, number>> {
  let [point, best] = [start, objective(start)];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = best;
    for (const name of Object.keys(grid) as Name[]) {
      for (const value of grid[name]) {
        const tried = { ...point, [name]: value };
        const score = objective(tried);
        if (score > best + least) [point, best] = [tried, score];
      }
    }
    if (best === before) break;
  }
  return point;
}
