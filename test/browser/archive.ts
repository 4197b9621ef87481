/** Serves the sample archive to a browser, as slowly or as badly as a test wants. */
import { after } from 'node:test';
import { createApp } from '../../src/server/app.js';
import { listen } from '../../src/server/listen.js';
import { type SearchService, serviceOver } from '../../src/server/service.js';
import { answer, pagesOf } from '../support/pages.js';
import { readSample, searcherOver } from '../support/searcher.js';
import { type HostSites, startHostSites } from './host-sites.js';

/** The archive and sites of others, while they run; closed when the test file is done. */
export interface Archive {
  readonly url: string;
  readonly hosts: HostSites;
  /** Holds searches back, in ms by the query; 0 by default. */
  delayOf: (query: string) => number;
  /** Makes searches fail. */
  isBroken: boolean;
}

/** Has a word that input methods compose of two syllables. */
const SEARCHED = answer({
  id: 'jian.example:g',
  question: '谷歌的首页为什么那么空？',
  text: '谷歌的首页只有一个框，因为来的人只想做一件事。',
  answeredOn: '2021-05-06',
});

export async function startArchive(): Promise<Archive> {
  const real = serviceOver(await searcherOver({ ...(await readSample()), more: pagesOf([SEARCHED]) }, { snippetChars: 180 }));
  const state = { delayOf: (_query: string) => 0, isBroken: false };
  const service: SearchService = {
    ...real,
    search: async (request) => {
      const ms = state.delayOf(request.query);
      if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
      if (state.isBroken) throw new Error('broken for a test');
      return real.search(request);
    },
  };
  const server = await listen(
    createApp(service, () => {}),
    '127.0.0.1',
    0,
  );
  const hosts = await startHostSites(server.url);
  after(async () => {
    await hosts.close();
    await server.close();
  });
  return Object.assign(state, { url: server.url, hosts });
}
