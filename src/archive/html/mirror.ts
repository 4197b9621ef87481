/** Reads the pages of mirrors as they were sent: once they are text, they are read as such. */

import { mirrorPage, recognisesMirror } from '../mirror-text.js';
import type { Layout } from './layout.js';
import { textOf } from './text.js';

/** The layout of mirrors. */
export const mirror: Layout = {
  format: 'mirror-html',
  isPadded: true,
  read: ({ document, capture, report }) => {
    // The frame is recognised by what its images are called.
    const text = textOf(document, true);
    return recognisesMirror(text) ? mirrorPage(text.split('\n'), capture, report) : undefined;
  },
};
