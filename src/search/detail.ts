/** Puts together all that is kept around an answer. */

import type { Engine } from '../engine/engine.js';
import { NotFoundError } from '../errors.js';
import type { Answer, AnswerDetail, OlderText, Page, Place } from '../model.js';
import { copiesOf, dateOf, questionIdOf } from './hit.js';

/** An answer that changes daily would else fill a page with itself. */
const MAX_HISTORY = 50;

/** @throws NotFoundError where there is no answer of that id */
export function detailOf(engine: Engine, id: string): AnswerDetail {
  const { ordinal, answer } = foundAnswer(engine, id);
  const pages = engine.pagesWith(id);
  const { answers, foreign, revisions: _revisions, writtenOn: _writtenOn, capturedAs: _capturedAs, ...home } = pages[0] ?? unreadPageOf(answer);
  const others = answers.flatMap((other) => {
    const found = engine.findAnswer(other)?.answer;
    // It may have been taken down since the page was read.
    if (!found) return [];
    const isForeign = foreign?.includes(other) && isElsewhere(found, home.question);
    return [{ id: other, author: found.author, ...(isForeign && { foreign: true as const }) }];
  });
  return {
    ...answer,
    ...dateOf(answer),
    ...questionIdOf(engine, ordinal, answer),
    places: placesOf(engine, pages, answer),
    page: { ...home, answers: others },
    ...historyOf(engine.olderTextsOf(id)),
    copies: copiesOf(engine, ordinal, (copy) => engine.answer(copy)),
    archived: archivedOf(engine, answer.site, [...home.related, home.previous, home.next]),
  };
}

/** What is known without its page of where an answer stands: the page's record may be damaged. */
function unreadPageOf({ id, question, site }: Answer): Page {
  return { question, pageNumber: 1, site, related: [], answers: [id] };
}

/** A page names answers that may be foreign to it; of these, those that found no better home are its own after all, unless they say so themselves. */
export function isElsewhere(answer: Answer, question: string): boolean {
  return answer.foreign === true || answer.question !== question;
}

/** @throws NotFoundError where there is no answer of that id */
export function foundAnswer(engine: Engine, id: string): { readonly ordinal: number; readonly answer: Answer } {
  const found = engine.findAnswer(id);
  if (!found) throw new NotFoundError(`there is no answer ${id}`);
  return found;
}

/** Each page, with the days on which it was captured again; but for the home, of an answer that may have changed the newest capture first. */
function placesOf(engine: Engine, pages: readonly Page[], answer: Answer): Place[] {
  const [home, ...others] = pages.flatMap((page) => {
    const place = placeOf(page, answer);
    return [place, ...engine.revisitsOf(page).map((archivedOn) => ({ ...place, archivedOn }))];
  });
  if (answer.revision) others.sort((a, b) => (b.archivedOn ?? '').localeCompare(a.archivedOn ?? ''));
  return home ? [home, ...others] : [];
}

function placeOf(page: Page, answer: Answer): Place {
  const { question, pageNumber, archivedOn, foreign, answers, revisions } = page;
  const revision = revisions?.[answers.indexOf(answer.id)];
  const isForeign = foreign?.includes(answer.id) && isElsewhere(answer, question);
  return {
    question,
    page: pageNumber,
    ...(archivedOn && { archivedOn }),
    ...(isForeign && { foreign: true as const }),
    ...(revision && { revision }),
  };
}

function historyOf(texts: readonly Answer[]): Pick<AnswerDetail, 'history' | 'historyOmitted'> {
  const omitted = texts.length - MAX_HISTORY;
  return { history: texts.slice(0, MAX_HISTORY).map(olderTextOf), ...(omitted > 0 && { historyOmitted: omitted }) };
}

function olderTextOf({ text, revision, author, question, url, archivedOn, answeredOn, votes }: Answer): OlderText {
  const known = Object.entries({ revision, url, archivedOn, answeredOn, votes }).filter(([, value]) => value !== undefined);
  return { text, author, question, ...Object.fromEntries(known) };
}

function archivedOf(engine: Engine, site: string, questions: readonly (string | undefined)[]): AnswerDetail['archived'] {
  return questions.flatMap((question) => {
    const found = question === undefined ? undefined : engine.findQuestion(site, question);
    return found ? [{ question: question as string, id: found.answer.id, questionId: engine.questions.idOf(found.ordinal) }] : [];
  });
}
