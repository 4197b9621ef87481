/** Tests the lock that lets one process at a time write to an index. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { IndexError } from '../../src/errors.js';
import { LOCK_NAME, takeWriterLock } from '../../src/index/writer-lock.js';
import { temporaryFolder } from '../support/folders.js';

function refusal(directory: string): string {
  try {
    takeWriterLock(directory).release();
  } catch (error) {
    assert.ok(error instanceof IndexError && error.problem === 'locked', String(error));
    return error.message;
  }
  return assert.fail('the lock was given');
}

/** A process number that nobody has any more. */
const ended = spawnSync(process.execPath, ['-e', '']).pid;

test('is held by one, and free again when released', () => {
  const directory = temporaryFolder();
  const lock = takeWriterLock(directory);
  lock.check();
  assert.match(refusal(directory), new RegExp(`^process ${process.pid} on \\S+ is writing to the index in ${directory}; if that is not so, remove `));
  lock.release();
  lock.release();
  takeWriterLock(directory).release();
  assert.deepEqual(readdirSync(directory), []);
});

test('is taken over from a process that has ended', () => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, LOCK_NAME), JSON.stringify({ pid: ended, host: hostname(), began: '1' }));
  takeWriterLock(directory).release();
  assert.deepEqual(readdirSync(directory), []);
});

test('is taken over from a process whose number now belongs to another', { skip: !existsSync('/proc/self/stat') }, () => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, LOCK_NAME), JSON.stringify({ pid: process.pid, host: hostname(), began: '1' }));
  takeWriterLock(directory).release();
});

test('is not taken from another machine, nor where it cannot be read', () => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, LOCK_NAME), JSON.stringify({ pid: ended, host: 'elsewhere.example' }));
  assert.match(refusal(directory), /on elsewhere\.example/);
  for (const content of ['', '{', '[]', 'null', '{"pid":"x"}']) {
    writeFileSync(join(directory, LOCK_NAME), content);
    assert.match(refusal(directory), /^an unknown process is writing/);
  }
});

test('whose file was removed by hand and taken by another is noticed, and left to the other', () => {
  const directory = temporaryFolder();
  const first = takeWriterLock(directory);
  rmSync(join(directory, LOCK_NAME));
  assert.throws(() => first.check(), IndexError);
  const second = takeWriterLock(directory);
  assert.throws(() => first.check(), IndexError);
  first.release();
  second.check();
  assert.ok(readFileSync(join(directory, LOCK_NAME), 'utf8').includes(String(process.pid)));
  second.release();
});
