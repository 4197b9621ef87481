/** Searches in a thread of its own, so that no search keeps the server from answering others. */

import { parentPort, workerData } from 'node:worker_threads';
import type { Settings } from '../config.js';
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
  port.on('message', (task: Task) => tell({ id: task.id, outcome: outcomeOf(() => perform(served, task)) }));
  tell({ started: true });
} catch (error) {
  tell({ failed: flatten(error) });
}

function perform(served: ServedIndex, task: Task) {
  switch (task.do) {
    case 'search':
      return served.searcher.search(task.request);
    case 'answer':
      return served.searcher.answer(task.answerId);
    case 'similar':
      return served.searcher.similar(task.answerId, task.limit);
    case 'suggest':
      return served.searcher.suggest(task.request);
    case 'stats':
      return served.searcher.stats;
    case 'reload':
      void served.reload();
      return undefined;
  }
}
