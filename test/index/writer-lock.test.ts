/** Tests the lock that lets one process at a time write to an index. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { ConfigurationError, IndexError } from '../../src/errors.js';
import { LOCK_NAME, STALE_MS, takeWriterLock } from '../../src/index/writer-lock.js';
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
  assert.match(
    refusal(directory),
    new RegExp(`^process ${process.pid} on \\S+ is writing to the index in ${directory}; where it has ended, the lock `),
  );
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

test('is taken over when it was not renewed for a minute, whoever has it', () => {
  const directory = temporaryFolder();
  const path = join(directory, LOCK_NAME);
  const old = (): void => utimesSync(path, new Date(), new Date(Date.now() - STALE_MS - 1000));
  for (const content of [
    JSON.stringify({ pid: ended, host: 'elsewhere.example' }),
    JSON.stringify({ pid: process.pid, host: hostname(), space: 'pid:[1]' }),
    '',
    '{',
  ]) {
    writeFileSync(path, content);
    assert.match(refusal(directory), /is writing/, content);
    old();
    takeWriterLock(directory).release();
    assert.deepEqual(readdirSync(directory), [], content);
  }
  const suspended = takeWriterLock(directory);
  old();
  const next = takeWriterLock(directory);
  assert.deepEqual([suspended.isHeld(), next.isHeld()], [false, true]);
  suspended.release();
  next.check();
  next.release();
});

/** Waits without giving this thread free, as a builder does. */
function untilRenewed(path: string): void {
  const long = new Date(Date.now() - STALE_MS);
  utimesSync(path, long, long);
  const busy = new Int32Array(new SharedArrayBuffer(4));
  const isRenewed = (): boolean => statSync(path).mtimeMs > long.getTime() + STALE_MS / 2;
  for (let waited = 0; !isRenewed() && waited < 300; waited++) Atomics.wait(busy, 0, 0, 100);
  assert.ok(isRenewed());
}

test('is renewed though its process is busy, and what came in its place is not', () => {
  const [path, other] = [temporaryFolder(), temporaryFolder()].map((directory) => join(directory, LOCK_NAME)) as [string, string];
  const locks = [path, other].map((lock) => takeWriterLock(dirname(lock)));
  const content = readFileSync(path, 'utf8');
  untilRenewed(path);
  assert.equal(readFileSync(path, 'utf8'), content);
  rmSync(path);
  writeFileSync(path, 'of somebody else');
  const { mtimeMs } = statSync(path);
  untilRenewed(other);
  untilRenewed(other);
  assert.deepEqual([readFileSync(path, 'utf8'), statSync(path).mtimeMs], ['of somebody else', mtimeMs]);
  for (const lock of locks) lock.release();
  assert.ok(existsSync(path), 'nor removed');
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

test('is refused where something lies in its place that is no file, and that is neither waited for nor removed', () => {
  const kinds: Record<string, (path: string) => unknown> = {
    'a link that leads nowhere': (path) => symlinkSync('/nowhere/at/all', path),
    'a link to a device': (path) => symlinkSync('/dev/zero', path),
    'a folder': (path) => mkdirSync(path),
    'a pipe': (path) => assert.equal(spawnSync('mkfifo', [path]).status, 0),
  };
  for (const [kind, make] of Object.entries(kinds)) {
    const directory = temporaryFolder();
    make(join(directory, LOCK_NAME));
    assert.throws(
      () => takeWriterLock(directory),
      (error) => error instanceof ConfigurationError && /writer\.lock is no regular file; remove it where nobody writes/.test(error.message),
      kind,
    );
    assert.deepEqual(readdirSync(directory), [LOCK_NAME], kind);
  }
});
