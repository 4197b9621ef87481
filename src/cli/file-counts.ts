/** Counts what became of each file: it gave pages, was told of, or was passed by for a reason. */

import type { CorpusFile } from '../archive/files.js';

/** What became of everything that was seen in the folders of a corpus: `seen` is the sum of `read`, `reported` and all counts of `passedBy`. */
export interface FileCounts {
  readonly seen: number;
  /** Files that gave pages. */
  readonly read: number;
  /** Files that gave none, and files and folders that could not be opened: why was told of each. */
  readonly reported: number;
  /** All others, by reasons. */
  readonly passedBy: ReadonlyMap<string, number>;
  /** Files that an archive's answers may be in. */
  readonly listed: number;
  /** Those of them that were opened in this pass. */
  readonly opened: number;
}

type Outcome = 'read' | 'reported' | 'empty';

/** Follows the reading of files one after another. */
export class FileCounter {
  private readonly outcomes = new Map<string, Outcome>();
  private current: Outcome = 'empty';

  /** The file that is being read gave a page. */
  gavePage(): void {
    this.current = 'read';
  }

  /** Something of the file that is being read was left out, and that was told. */
  reported(): void {
    if (this.current === 'empty') this.current = 'reported';
  }

  /** A file was read to its end; what is told from now on is of the next one. */
  ended(path: string): void {
    // One that is read again may give nothing more.
    if (this.outcomes.get(path) !== 'read') this.outcomes.set(path, this.current);
    this.current = 'empty';
  }

  /** @param listed all files, read in this pass or not; the others were left out when they were listed */
  counts(listed: readonly CorpusFile[], unreadable: ReadonlySet<string>, passedBy: ReadonlyMap<string, number>): FileCounts {
    const count = (what: Outcome | undefined): number => listed.filter(({ path }) => this.outcomes.get(path) === what).length;
    const [read, reported, empty, unchanged] = [count('read'), count('reported'), count('empty'), count(undefined)];
    const reasons = new Map([
      ...passedBy,
      ['as they were when they were read before', unchanged] as const,
      ['without a page in them', empty] as const,
    ]);
    for (const [reason, amount] of reasons) if (amount === 0) reasons.delete(reason);
    const others = [...reasons.values()].reduce((sum, amount) => sum + amount, 0);
    const told = reported + unreadable.size;
    return { seen: read + told + others, read, reported: told, passedBy: reasons, listed: listed.length, opened: listed.length - unchanged };
  }
}
