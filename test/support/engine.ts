/** Makes engines for tests that ask them without a searcher. */

import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import type { Engine } from '../../src/engine/engine.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import type { Analyzer, IdentifiedPage } from '../../src/model.js';
import type { ReadPart } from '../../src/search/read-parts.js';
import type { TextPart } from '../../src/search/syntax.js';
import { matchKey } from '../../src/text/fold.js';
import { buildIndex, type Files } from './build.js';
import { temporaryFolder } from './folders.js';

/** Indexes pages in a folder of their own. */
export async function engineOver(pages: readonly IdentifiedPage[] | Files, analyzer: Analyzer): Promise<Engine> {
  const directory = temporaryFolder();
  await buildIndex(directory, pages, { analyzer });
  return createEmbeddedEngine(openIndexFiles(directory, analyzer.fingerprint));
}

/** A part of a query with its words; by default a plain one. */
export function readPartOf(text: string, analyzer: Analyzer, signs: Partial<TextPart> = {}): ReadPart {
  const part: TextPart = { kind: 'text', text, isPhrase: false, isPrefix: false, ...signs };
  return { part, folded: matchKey(text), analysis: analyzer.analyze(text) };
}
