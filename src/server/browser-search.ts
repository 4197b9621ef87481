/** Lets browsers search here from their address bar: the description they read, and suggestions in their format. */

import { type Request, Router } from 'express';
import type { SuggestResponse } from '../search-model.js';
import type { Suggestion } from '../suggestion-model.js';
import { html } from './html.js';
import { suggestionUrl } from './pages/links.js';
import { SUGGESTIONS_CACHE, suggestRequestOf } from './parameters.js';
import type { SearchService } from './service.js';

/** Seconds. Browsers read the description when they are told of the site, and seldom again. */
const DESCRIPTION_MAX_AGE_S = 3600;

/**
 * Routes outside the API whose form browsers prescribe. Errors are thrown, and answered by the app.
 *
 * @param originOf where the site is, for a request
 */
export function createBrowserSearch(service: SearchService, originOf: (request: Request) => string): Router {
  const routes = Router();
  routes.get('/suggest', async (request, response) => {
    const suggested = await service.suggest(suggestRequestOf(request.query));
    response.set('cache-control', SUGGESTIONS_CACHE).type('application/x-suggestions+json');
    response.send(JSON.stringify(browserSuggestions(suggested, originOf(request))));
  });
  routes.get('/opensearch.xml', (request, response) => {
    response.set('cache-control', `public, max-age=${DESCRIPTION_MAX_AGE_S}`).type('application/opensearchdescription+xml');
    response.send(descriptionOf(originOf(request)));
  });
  return routes;
}

/** What was typed, what it may become, what that is, and where it leads. */
export type BrowserSuggestions = readonly [typed: string, texts: readonly string[], descriptions: readonly string[], urls: readonly string[]];

/** @param origin of the site, such as `https://wenda.example` */
export function browserSuggestions({ query, suggestions }: SuggestResponse, origin: string): BrowserSuggestions {
  return [
    query,
    suggestions.map(({ text }) => text),
    suggestions.map(descriptionOfSuggestion),
    suggestions.map((suggestion) => origin + suggestionUrl(suggestion)),
  ];
}

const KIND_NAMES: Readonly<Record<Suggestion['kind'], string>> = { words: '', question: '问题', author: '作者' };

function descriptionOfSuggestion({ kind, count }: Suggestion): string {
  return [KIND_NAMES[kind], count === undefined ? '' : `${count} 条回答`].filter(Boolean).join(' · ');
}

/** In OpenSearch 1.1. Its short name may have 16 characters. */
function descriptionOf(origin: string): string {
  return html`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>寻答</ShortName>
<Description>在存档的问答里搜索</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image type="image/svg+xml">${origin}/icon.svg</Image>
<Url type="text/html" template="${origin}/search?q={searchTerms}"/>
<Url type="application/x-suggestions+json" template="${origin}/suggest?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${origin}/opensearch.xml"/>
</OpenSearchDescription>
`.toString();
}
