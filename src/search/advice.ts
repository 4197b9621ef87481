/** Says what would help where nothing has all of what was typed. */

import type { Advice, Correction, Filters } from '../search-model.js';
import { isCjkTerm } from '../text/runs.js';
import { isStopWord } from '../text/stop-words.js';
import { authorsAsked, withAuthor } from './names/unknown-authors.js';
import type { Plan } from './plan.js';
import { phraseOf } from './quotation.js';
import type { ReadPart } from './read-parts.js';
import type { SearchRun } from './search-run.js';

/** Names that nobody has are told of, and near ones named, so many; of these so many are tried. */
const MAX_UNKNOWN = 2;
const MAX_NEAR = 3;
const MAX_TRIED = 6;

/** More words than these are a sentence: nobody wants to know how often each stands somewhere. */
const MAX_WORDS = 6;

/**
 * The spelling that may have been meant; names near those that nobody has; the filters dropped that leave nothing, one by one, or all where no single one is enough; and each of the words alone.
 *
 * @param total how many answers have some of it
 * @param correction what may have been meant
 */
export function adviceFor(run: SearchRun, { parts }: Pick<Plan, 'parts'>, total: number, correction: Correction | undefined): Advice[] {
  const spellings = correction ? [correction, ...(correction.others ?? [])] : [];
  const spelling = spellings.map(({ query, total }): Advice => ({ kind: 'spelling', query, total }));
  return [...spelling, ...adviceOnAuthors(run), ...adviceOnFilters(run), ...adviceOnWords(run, parts, total)];
}

function adviceOnAuthors(run: SearchRun): Advice[] {
  const { request, names } = run;
  const unknown = authorsAsked(request).filter((name) => run.count({ query: '', filters: { author: name } }) === 0);
  return unknown.slice(0, MAX_UNKNOWN).flatMap((name): Advice[] => {
    const near = names.authorsNear(name, MAX_TRIED).flatMap(({ value: author }): Advice[] => {
      const instead = withAuthor(request, name, author);
      const total = run.count(instead);
      return total ? [{ kind: 'author', unknown: name, author, ...instead, total }] : [];
    });
    const { query, filters } = request;
    return near.length > 0 ? near.slice(0, MAX_NEAR) : [{ kind: 'author', unknown: name, query, ...(filters && { filters }), total: 0 }];
  });
}

function adviceOnFilters(run: SearchRun): Advice[] {
  const { filters = {}, query } = run.request;
  const names = (['author', 'site', 'topic', 'question', 'from', 'to'] as const).filter((name) => filters[name] !== undefined);
  const without = (dropped: readonly (keyof Filters)[]): Advice[] => {
    const left = Object.fromEntries(Object.entries(filters).filter(([name]) => !dropped.includes(name as keyof Filters)));
    if (query.trim() === '' && Object.keys(left).length === 0) return [];
    const found = run.count({ filters: left });
    return found ? [{ kind: 'filter', without: dropped, total: found }] : [];
  };
  const single = names.flatMap((name) => without([name]));
  return single.length > 0 || names.length < 2 ? single : without(names);
}

/** What is one piece is taken apart only where nothing is found at all: else the hits show what stands where. */
function adviceOnWords(run: SearchRun, parts: readonly ReadPart[], total: number): Advice[] {
  const texts =
    parts.length > 1 ? parts.map(({ part }) => (part.isPhrase ? phraseOf(part.text) : part.text)) : total === 0 ? parts.flatMap(wordsOf) : [];
  const words = [...new Set(texts)];
  if (words.length < 2 || words.length > MAX_WORDS) return [];
  return words.flatMap((query): Advice[] => {
    const total = run.count({ query });
    return total === undefined ? [] : [{ kind: 'word', query, total }];
  });
}

/** As they were written. */
function wordsOf({ part, analysis: { words } }: ReadPart): string[] {
  const outer = words.filter(({ start, end }, i) => !words.some((other, j) => j < i && other.start <= start && end <= other.end));
  return outer.filter(({ term }) => !isCjkTerm(term) || !isStopWord(term)).map(({ start, end }) => part.text.slice(start, end));
}
