/** Tests which mapping holds for which file. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Mappings } from '../../src/archive/mappings.js';
import { temporaryFolder } from '../support/folders.js';

const root = temporaryFolder();
const folder = (name: string, text: string): string => {
  mkdirSync(join(root, name), { recursive: true });
  const path = join(root, name, 'xunda-mapping.json');
  writeFileSync(path, `{"question": "q", "text": "${text}"}`);
  return path;
};
const files = [folder('a', 'outer'), folder('a/b', 'inner')].map((path) => ({ path }));
const pathIn = (mappings: Mappings, path: string) => mappings.of(join(root, path))?.paths.text?.[0]?.[0];

test('the nearest mapping above a file holds for it', () => {
  const mappings = new Mappings(files);
  assert.deepEqual(
    ['a/x.jsonl', 'a/b/c/x.jsonl', 'x.jsonl', 'ab/x.jsonl'].map((path) => pathIn(mappings, path)),
    ['outer', 'inner', undefined, undefined],
  );
});

test('one that is named holds instead of all others', () => {
  const mappings = new Mappings(files, files[0]?.path);
  assert.deepEqual([pathIn(mappings, 'a/b/x.jsonl'), pathIn(mappings, 'x.jsonl')], ['outer', 'outer']);
});

test('a digest changes with the mapping, and is the same without one', () => {
  const mappings = new Mappings(files);
  const [inner, outer] = [mappings.digestWith(join(root, 'a/b/x'), 'ff'), mappings.digestWith(join(root, 'a/x'), 'ff')];
  assert.notEqual(inner, outer);
  assert.equal(mappings.digestWith(join(root, 'x'), 'ff'), 'ff');
});

test('it is found in a folder whose name is not UTF-8, and by a name that is not', () => {
  const other = temporaryFolder();
  const place = Buffer.concat([Buffer.from(`${other}/`), Buffer.from([0xb2, 0xe8])]);
  mkdirSync(place);
  writeFileSync(Buffer.concat([place, Buffer.from('/xunda-mapping.json')]), '{"question": "q", "text": "outer"}');
  writeFileSync(Buffer.concat([place, Buffer.from([0xff])]), '{"question": "q", "text": "inner"}');
  const file = { path: join(other, '\\xb2\\xe8/x.jsonl') };
  assert.deepEqual(new Mappings([file]).of(file.path)?.paths.text, [['outer']]);
  assert.deepEqual(new Mappings([file], join(other, '\\xb2\\xe8\\xff')).of(file.path)?.paths.text, [['inner']]);
});
