/** `xunda verify`: checks every byte of the index. */

import { IndexError } from '../errors.js';
import { filesOf, readManifest } from '../index/manifest.js';
import { verifyIndex } from '../index/verify.js';
import { createProgress, formatBytes, formatNumber, oneLine } from './terminal.js';

/** @throws IndexError where a file is damaged; each one is named first */
export function verifyCommand(directory: string): void {
  const total = filesOf(readManifest(directory)).reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = createProgress(total, 'verifying');
  const { damages, files, bytes } = verifyWith(directory, progress);
  for (const damage of damages) console.error(`damaged ${oneLine(damage)}`);
  if (damages.length > 0) {
    throw new IndexError(
      'damaged',
      directory,
      `${formatNumber(damages.length)} of ${formatNumber(files)} files of the index in ${directory} are damaged`,
    );
  }
  console.log(`the index in ${directory} is whole (${formatNumber(files)} files, ${formatBytes(bytes)})`);
}

function verifyWith(directory: string, progress: ReturnType<typeof createProgress>): ReturnType<typeof verifyIndex> {
  try {
    return verifyIndex(directory, (bytes) => progress.advance(bytes));
  } finally {
    progress.stop();
  }
}
