/** Says how much of an archive is read at most, so that no file takes memory or time without bound. */

/** Limits of reading; bytes are counted unpacked. */
export interface Limits {
  /** Of one page or record that is held in memory. */
  readonly maxFileBytes: number;
  /** Of one line; a longer one is passed by. */
  readonly maxLineBytes: number;
  /** Containers in containers; 0 reads none. */
  readonly maxDepth: number;
  /** Of one container. */
  readonly maxEntries: number;
  /** Of all that comes out of one container. */
  readonly maxExpandedBytes: number;
  /** Bytes unpacked for each packed one, beyond the first {@link FREE_BYTES}. */
  readonly maxRatio: number;
}

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** So much may come out of anything, however small it is packed. */
export const FREE_BYTES = 10 * MIB;

/** What holds where nothing else is asked for. */
export const DEFAULT_LIMITS: Limits = {
  maxFileBytes: 64 * MIB,
  maxLineBytes: 64 * MIB,
  maxDepth: 3,
  maxEntries: 10_000_000,
  maxExpandedBytes: 256 * GIB,
  maxRatio: 200,
};
