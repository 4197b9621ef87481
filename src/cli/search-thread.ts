/** Asks the search thread. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Settings } from '../config.js';
import type { SearchService } from '../server/service.js';
import type { Asked, Message } from './search-protocol.js';
import { flatten, type Outcome, revive, unpack } from './thread-errors.js';

/** A search thread that runs. */
export interface SearchThread extends SearchService {
  /** Has the index opened again, whether or not it seems to have changed. */
  reload(): Promise<void>;
  /** Rejects when the thread ends by itself, which it only does for want of memory. */
  readonly ended: Promise<never>;
  close(): Promise<void>;
}

type Waiting = (outcome: Outcome<unknown>) => void;

/**
 * Starts the thread and waits until it can search.
 *
 * @param log told of what happens to the index
 * @param warn told of what the operator may not have meant
 * @throws IndexError, ConfigurationError where the index cannot be served
 */
export async function startSearchThread(settings: Settings, log: (line: string) => void, warn: (line: string) => void): Promise<SearchThread> {
  const worker = new Worker(new URL('./search-worker.js', import.meta.url), { workerData: settings });
  worker.on('message', (message: Message) => {
    if ('log' in message) log(message.log);
    if ('warning' in message) warn(message.warning);
  });
  const first = await startOf(worker);
  if ('failed' in first) {
    await worker.terminate();
    throw revive(first.failed);
  }
  const waiting = new Map<number, Waiting>();
  worker.on('message', (message: Message) => {
    if (!('id' in message)) return;
    waiting.get(message.id)?.(message.outcome);
    waiting.delete(message.id);
  });
  const ended = endOf(worker);
  ended.catch((error: unknown) => {
    for (const settle of waiting.values()) settle({ error: flatten(error) });
    waiting.clear();
  });
  let lastId = 0;
  const ask = async <Result>(task: Asked): Promise<Result> => {
    const outcome = await new Promise<Outcome<unknown>>((resolve) => {
      const id = ++lastId;
      waiting.set(id, resolve);
      worker.postMessage({ ...task, id });
    });
    return unpack(outcome) as Result;
  };
  return {
    search: (...asked) => ask({ do: 'search', with: asked }),
    answer: (...asked) => ask({ do: 'answer', with: asked }),
    question: (...asked) => ask({ do: 'question', with: asked }),
    questions: (...asked) => ask({ do: 'questions', with: asked }),
    similar: (...asked) => ask({ do: 'similar', with: asked }),
    suggest: (...asked) => ask({ do: 'suggest', with: asked }),
    stats: () => ask({ do: 'stats', with: [] }),
    reload: () => ask({ do: 'reload', with: [] }),
    ended,
    close: async () => {
      await worker.terminate();
    },
  };
}

/** What it says of its start; rejects where it ends before. */
function startOf(worker: Worker): Promise<Message> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (message: Message) => {
      if ('started' in message || 'failed' in message) resolve(message);
    });
  });
}

async function endOf(worker: Worker): Promise<never> {
  // An error of the thread rejects here as well.
  const [code] = await once(worker, 'exit');
  throw new Error(`the search thread ended with ${code}`);
}
