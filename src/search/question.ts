/** Puts together a question: its answers in the order of its pages, and what these say beside them. */

import type { Engine } from '../engine/engine.js';
import { NotFoundError } from '../errors.js';
import type { Answer, Page } from '../model.js';
import type { QuestionDetail, QuestionLink } from '../question-model.js';
import { isElsewhere } from './detail.js';
import { isReadable } from './hit.js';

/** @throws NotFoundError where there is no question of that id */
export function questionOf(engine: Engine, id: string, page: number, pageSize: number): QuestionDetail {
  const ordinals = engine.questions.answersOf(id);
  const read = ordinals.map((ordinal) => engine.answer(ordinal));
  const answers = read.filter(isReadable);
  const [first] = answers;
  // An answer without a question of its own has an id that leads nowhere.
  if (!first || first.foreign || first.question === '') throw new NotFoundError(`there is no question ${id}`);
  const { site, question } = first;
  // Two questions may share an id by chance: then the other one is not to be seen.
  const own = answers.filter((answer) => answer.site === site && answer.question === question);
  const pages = pagesOf(engine, own);
  const standing = answersOn(engine, pages, own);
  const isForeign = ({ id: other }: Answer): boolean => pages.some(({ foreign }) => foreign?.includes(other));
  const foreign = standing.filter((answer) => isForeign(answer) && isElsewhere(answer, question));
  const ordinalsById = new Map(read.map((answer, i) => [answer.id, ordinals[i] as number]));
  const all = eachTextOnce(
    standing.filter((answer) => !foreign.includes(answer)),
    (answer) => ordinalsById.get(answer.id) ?? engine.findAnswer(answer.id)?.ordinal,
    engine,
  );
  const archivedOn = pages
    .map((one) => one.archivedOn ?? '')
    .sort()
    .at(-1);
  const questionDetail = own.find((answer) => answer.questionDetail)?.questionDetail;
  return {
    id,
    question,
    ...(questionDetail && { questionDetail }),
    site,
    ...(archivedOn && { archivedOn }),
    topics: mostFrequent(own.flatMap(({ topics }) => topics)),
    total: all.length,
    page,
    pageSize,
    answers: all.slice((page - 1) * pageSize, page * pageSize),
    foreign: page === 1 ? foreign : [],
    ...neighboursOf(engine, site, pages),
  };
}

/** Of copies of one text the longest one, in the place of the first. */
function eachTextOnce(answers: readonly Answer[], ordinalOf: (answer: Answer) => number | undefined, engine: Engine): Answer[] {
  const kept: Answer[] = [];
  const places = new Map<number, number>();
  for (const answer of answers) {
    const ordinal = ordinalOf(answer);
    const copies = ordinal === undefined ? [] : engine.copiesOf(ordinal);
    const place = copies.map((copy) => places.get(copy)).find((known) => known !== undefined) ?? kept.length;
    if (ordinal !== undefined && copies.length > 0) places.set(ordinal, place);
    if (answer.text.length > (kept[place]?.text.length ?? -1)) kept[place] = answer;
  }
  return kept;
}

/** The pages of a question by their numbers, those of one number in the order of their files. */
function pagesOf(engine: Engine, own: readonly Answer[]): Page[] {
  const pages: Page[] = [];
  const known = new Set<string>();
  const placed = new Set<string>();
  for (const { id, site, question } of own) {
    if (placed.has(id)) continue;
    for (const page of engine.pagesWith(id)) {
      const key = JSON.stringify(page);
      if (page.site !== site || page.question !== question || known.has(key)) continue;
      known.add(key);
      pages.push(page);
      for (const other of page.answers) placed.add(other);
    }
  }
  return pages.sort((a, b) => a.pageNumber - b.pageNumber);
}

/** All answers on the pages, each once, and then those of the question that are on none of them. */
function answersOn(engine: Engine, pages: readonly Page[], own: readonly Answer[]): Answer[] {
  const byId = new Map(own.map((answer) => [answer.id, answer]));
  const ids = new Set([...pages.flatMap(({ answers }) => answers), ...byId.keys()]);
  return [...ids].flatMap((id) => byId.get(id) ?? engine.findAnswer(id)?.answer ?? []);
}

function neighboursOf(engine: Engine, site: string, pages: readonly Page[]): Pick<QuestionDetail, 'related' | 'previous' | 'next'> {
  const linkTo = (question: string): QuestionLink => {
    const found = engine.findQuestion(site, question);
    return { question, ...(found && { id: engine.questions.idOf(found.ordinal) }) };
  };
  const previous = pages.find((page) => page.previous)?.previous;
  const next = pages.find((page) => page.next)?.next;
  return {
    related: [...new Set(pages.flatMap(({ related }) => related))].map(linkTo),
    ...(previous && { previous: linkTo(previous) }),
    ...(next && { next: linkTo(next) }),
  };
}

function mostFrequent(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
}
