/** Tests that errors come out of another thread as what they were. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf, unpack } from '../../src/cli/thread-errors.js';
import { ConfigurationError, IndexError, InvalidRequestError, NotFoundError } from '../../src/errors.js';

/** The error after it was cloned from one thread to another. */
async function carried(error: unknown): Promise<Error> {
  const outcome = await outcomeOf(() => {
    throw error;
  });
  try {
    unpack(structuredClone(outcome));
  } catch (arrived) {
    assert.ok(arrived instanceof Error);
    return arrived;
  }
  return assert.fail('nothing was thrown');
}

test('our own errors keep their class, their message and what they tell', async () => {
  for (const error of [
    new InvalidRequestError('page', 'is -1; a whole number is allowed'),
    new NotFoundError('there is no answer x'),
    new ConfigurationError('the port is taken'),
    new IndexError('damaged', 'some/index', 'a file is damaged'),
    new IndexError('locked', 'some/index', 'somebody writes'),
  ]) {
    const arrived = await carried(error);
    assert.equal(arrived.constructor, error.constructor);
    assert.equal(arrived.message, error.message);
    for (const name of ['parameter', 'problem', 'directory', 'what'] as const)
      assert.equal((arrived as unknown as Record<string, unknown>)[name], (error as unknown as Record<string, unknown>)[name], name);
  }
});

test('others keep their message, the system’s code, and where they came from', async () => {
  const error = Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
  const arrived = (await carried(error)) as NodeJS.ErrnoException;
  assert.deepEqual([arrived.message, arrived.code, arrived.stack], [error.message, 'EIO', error.stack]);
  assert.equal((await carried('just a text')).message, 'just a text');
  assert.equal((await carried(undefined)).message, 'undefined');
});

test('a result comes as it is', async () => {
  assert.deepEqual(unpack(structuredClone(await outcomeOf(() => ({ total: 3 })))), { total: 3 });
});
