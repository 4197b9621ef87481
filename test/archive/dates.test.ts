/** Tests the recognition of days. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDay } from '../../src/archive/dates.js';

test('takes days of the calendar and nothing else', () => {
  for (const day of ['2024-02-29', '1999-12-31', '0001-01-01']) assert.ok(isDay(day), day);
  for (const none of ['2023-02-29', '2024-13-01', '2024-1-1', '2024-01-01T00:00', '', 'today', '２０２４-01-01']) assert.ok(!isDay(none), none);
});
