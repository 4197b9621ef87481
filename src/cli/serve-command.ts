/** `xunda serve`: serves the API and the pages until it is told to stop. */

import type { Settings } from '../config.js';
import { createSearcher, openIndex } from '../library.js';
import { createApp } from '../server/app.js';
import { listen } from '../server/listen.js';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Resolves when the server has stopped after SIGTERM or SIGINT; a second signal ends the process at once. */
export async function serveCommand(settings: Settings): Promise<void> {
  const index = openIndex(settings.index);
  const app = createApp(createSearcher(index, settings), (line) => console.error(line));
  const server = await listen(app, settings.host, settings.port);
  const stopped = stopSignal();
  console.log(`listening on ${server.url}`);
  await stopped;
  await server.close();
  index.close();
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
