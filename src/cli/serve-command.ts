/** `xunda serve`: serves the API and the pages until it is told to stop. */

import type { Settings } from '../config.js';
import { createApp } from '../server/app.js';
import { listen } from '../server/listen.js';
import { type SearchThread, startSearchThread } from './search-thread.js';
import { oneLine } from './terminal.js';

/** Of an error with its stack, on one line: a log is read line by line. */
const MAX_ERROR_CHARS = 4000;

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Resolves when the server has stopped after SIGTERM or SIGINT; a second signal ends the process at once. SIGHUP has the index opened
 * again, which also happens by itself a second after it was rebuilt.
 */
export async function serveCommand(settings: Settings): Promise<void> {
  let thread: SearchThread | undefined;
  // From the start: a signal that comes while the index is opened must not end the process.
  const reload = (): void => void thread?.reload();
  process.on('SIGHUP', reload);
  try {
    thread = await startSearchThread(
      settings,
      (line) => console.log(oneLine(line)),
      (line) => console.error(`warning: ${oneLine(line)}`),
    );
    const app = createApp(thread, (line) => console.error(oneLine(line, MAX_ERROR_CHARS)), settings);
    const server = await listen(app, settings.host, settings.port);
    const stopped = stopSignal();
    console.log(`listening on ${server.url}`);
    await Promise.race([stopped, thread.ended]);
    await server.close();
  } finally {
    process.off('SIGHUP', reload);
    await thread?.close();
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      // Without a listener the next signal, whichever it is, does what it does by default.
      for (const signal of STOP_SIGNALS) process.off(signal, stop);
      resolve();
    };
    for (const signal of STOP_SIGNALS) process.on(signal, stop);
  });
}
