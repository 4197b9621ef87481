/** Tests that the search box stays small, and does nothing where there is no browser. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../support/shared.js';

const read = (name: string): Buffer => readFileSync(join(ROOT, 'dist', 'widget', name));

test('the box is 10 KB, style included, in each of its forms', () => {
  for (const name of ['widget.js', 'widget.classic.js', 'page.js']) {
    const bytes = gzipSync(read(name), { level: 9 }).length;
    assert.ok(bytes <= 10_240, `${name} has ${bytes} bytes`);
  }
});

test('it evaluates no text, and writes no HTML', () => {
  for (const name of ['widget.js', 'widget.classic.js', 'page.js'])
    assert.doesNotMatch(read(name).toString(), /\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\.cssText/);
});

test('a program without a browser may load it', async () => {
  const { XundaSearch } = (await import(join(ROOT, 'dist', 'widget', 'widget.js'))) as { XundaSearch: unknown };
  assert.equal(typeof XundaSearch, 'function');
});
