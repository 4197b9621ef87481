/** Writes a file of the index that is named by its content. */

import { createHash, type Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { DurableFile } from './durable-files.js';
import type { FileEntry } from './manifest.js';

/** A file that keeps its own checksum and is named by its content. */
export class CheckedFile {
  private readonly file: DurableFile;
  private readonly hash: Hash = createHash('sha256');
  private checksum = 0;

  /** @param kind the ending of its name */
  constructor(
    directory: string,
    private readonly kind: string,
  ) {
    this.file = new DurableFile(directory);
  }

  get length(): number {
    return this.file.length;
  }

  append(bytes: Uint8Array): void {
    // crc32 of nothing is 0, whatever came before.
    if (bytes.length === 0) return;
    this.file.append(bytes);
    this.hash.update(bytes);
    this.checksum = crc32(bytes, this.checksum);
  }

  finish(): FileEntry {
    const name = `${this.hash.digest('hex').slice(0, 16)}.${this.kind}`;
    const bytes = this.file.length;
    this.file.finish(name);
    return { name, bytes, crc32: this.checksum };
  }

  discard(): void {
    this.file.discard();
  }
}
