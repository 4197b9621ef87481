/** Tests that a flipped bit in a record costs its own hit or page, whatever is asked for, and is told of once. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { FlippedIndex } from '../support/flips.js';
import { temporaryFolder } from '../support/folders.js';

/** `XUNDA_FLIPS=2000 npm test` flips more bits; `npm run bench:flips` counts what they do. */
const FLIPS = Number(process.env.XUNDA_FLIPS ?? 200);

const index = await FlippedIndex.in(temporaryFolder());
after(() => index.close());

test('no flipped bit of a record is shown, makes a request fail, or harms what stands beside it', async () => {
  const files = new Set<string>();
  for (let flip = 0; flip < FLIPS; flip++) {
    const { where, told, ...wrong } = await index.flip(flip);
    assert.deepEqual(wrong, { silent: [], failed: [], harmed: [] }, where);
    assert.equal(told.length, 1, `${where}: ${told}`);
    const [file = ''] = where.split(' ');
    assert.match(told[0] ?? '', new RegExp(`${file} is damaged in record \\d+$`));
    files.add(file.replace(/^.*\./, ''));
  }
  assert.deepEqual(files, new Set(['answers', 'older', 'pages']));
});
