/** Unpacks what is compressed by gzip, of one member or of several. */

import { createGunzip } from 'node:zlib';
import { expanded } from './expanded.js';
import type { Container } from './reader.js';

/** The container of one file that `.gz` is. It is no part of the file's name in reports: `a.jsonl.gz` holds `a.jsonl.gz`. */
export const gzip: Container = {
  format: 'gz',
  recognises: ({ bytes }) => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8,
  async *entries({ file, name, bytes, capture }, _report, limits) {
    yield { file, name: withoutGz(name), bytes: expanded(bytes, createGunzip(), limits), capture };
  },
};

const withoutGz = (name: string): string => name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
