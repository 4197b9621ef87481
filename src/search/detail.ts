/** Puts together all that is kept around an answer. */

import type { Engine } from '../engine/engine.js';
import { NotFoundError } from '../errors.js';
import type { Answer, AnswerDetail, Page, Place } from '../model.js';
import { copyOf, dateOf } from './hit.js';

/** @throws NotFoundError where there is no answer of that id */
export function detailOf(engine: Engine, id: string): AnswerDetail {
  const { ordinal, answer } = foundAnswer(engine, id);
  const pages = engine.pagesWith(id);
  const { answers, foreign, ...home } = pages[0] as Page;
  const others = answers.map((other) => ({
    id: other,
    author: engine.findAnswer(other)?.answer.author ?? '',
    ...(foreign?.includes(other) && { foreign: true as const }),
  }));
  return {
    ...answer,
    ...dateOf(answer),
    places: pages.map((page) => placeOf(page, id)),
    page: { ...home, answers: others },
    copies: engine.copiesOf(ordinal).map((copy) => copyOf(engine.answer(copy))),
    archived: archivedOf(engine, answer.site, [...home.related, home.previous, home.next]),
  };
}

/** @throws NotFoundError where there is no answer of that id */
export function foundAnswer(engine: Engine, id: string): { readonly ordinal: number; readonly answer: Answer } {
  const found = engine.findAnswer(id);
  if (!found) throw new NotFoundError(`there is no answer ${id}`);
  return found;
}

function placeOf({ question, pageNumber, archivedOn, foreign }: Page, id: string): Place {
  return { question, page: pageNumber, ...(archivedOn && { archivedOn }), ...(foreign?.includes(id) && { foreign: true as const }) };
}

function archivedOf(engine: Engine, site: string, questions: readonly (string | undefined)[]): AnswerDetail['archived'] {
  return questions.flatMap((question) => {
    const answer = question === undefined ? undefined : engine.findQuestion(site, question);
    return answer ? [{ question: question as string, id: answer.id }] : [];
  });
}
