/** Tests how long the search box waits before it asks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace } from '../../src/widget/pace.js';

test('waits as long as the latest round trips took, by their median, within limits', () => {
  const pace = new Pace();
  assert.equal(pace.waitMs, 80, 'before anything is known');
  const waits = [100, 200, 90, 1000, 120, 110, 5, 5, 5, 5, 5].map((ms) => {
    pace.note(ms);
    return pace.waitMs;
  });
  assert.deepEqual(waits, [100, 200, 100, 200, 120, 120, 110, 110, 40, 40, 40]);
  for (let i = 0; i < 5; i++) pace.note(9000);
  assert.equal(pace.waitMs, 300);
});
