/** Tests that the limits which an operator may set are those of the readers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_LIMITS } from '../../src/archive/limits.js';
import { limitsOf } from '../../src/cli/limit-settings.js';
import { loadSettings } from '../../src/config.js';

test('where nothing is set, the readers’ own limits hold', () => {
  assert.deepEqual(limitsOf(loadSettings({}, {})), DEFAULT_LIMITS);
});

test('a limit that is set holds', () => {
  assert.deepEqual(limitsOf(loadSettings({ maxDepth: '1' }, { XUNDA_MAX_RATIO: '9' })), { ...DEFAULT_LIMITS, maxDepth: 1, maxRatio: 9 });
});
