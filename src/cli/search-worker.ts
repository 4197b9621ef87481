/** Searches in a thread of its own, so that no search keeps the server from answering others. */

import { parentPort, workerData } from 'node:worker_threads';
import type { Settings } from '../config.js';
import { serviceOver } from '../server/service.js';
import type { Message, Task } from './search-protocol.js';
import { ServedIndex } from './served-index.js';
import { flatten, outcomeOf } from './thread-errors.js';

const port = parentPort;
if (!port) throw new Error('the search worker is started by the program');
const tell = (message: Message): void => port.postMessage(message);

try {
  const served = await ServedIndex.open(
    workerData as Settings,
    (log) => tell({ log }),
    (warning) => tell({ warning }),
  );
  port.on('message', async (task: Task) => tell({ id: task.id, outcome: await outcomeOf(() => perform(served, task)) }));
  tell({ started: true });
} catch (error) {
  tell({ failed: flatten(error) });
}

async function perform(served: ServedIndex, task: Task): Promise<unknown> {
  if (task.do === 'reload') {
    void served.reload();
    return undefined;
  }
  const service = serviceOver(served.searcher);
  // What a task is given fits what it asks for, which TypeScript cannot follow through a union.
  return (service[task.do] as (...asked: readonly unknown[]) => Promise<unknown>)(...task.with);
}
