/** Describes questions and answers by schema.org, as other search engines read them. */

import type { Answer } from '../../model.js';
import { answerUrl, questionUrl } from './links.js';

/** Characters of a text that the description repeats: the page itself has the whole. */
const MAX_CHARS = 500;

/** What is said of a question, and of those of its answers that stand on the page. */
export interface DescribedQuestion {
  readonly question: string;
  readonly questionDetail?: string;
  readonly questionId?: string;
  /** How many answers it has in all. */
  readonly total: number;
  readonly answers: readonly Answer[];
}

/** A page with one question and answers to it (https://schema.org/QAPage). @param origin of the site */
export function qaPage(origin: string, { question, questionDetail, questionId, total, answers }: DescribedQuestion): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'QAPage',
    mainEntity: {
      '@type': 'Question',
      name: question,
      text: cut(questionDetail ?? question),
      answerCount: total,
      ...(questionId && { url: origin + questionUrl(questionId) }),
      suggestedAnswer: answers.map((answer) => describedAnswer(origin, answer)),
    },
  };
}

function describedAnswer(origin: string, { id, text, author, votes, answeredOn }: Answer): object {
  return {
    '@type': 'Answer',
    text: cut(text),
    url: origin + answerUrl(id),
    ...(author && { author: { '@type': 'Person', name: author } }),
    ...(votes !== undefined && { upvoteCount: votes }),
    ...(answeredOn && { dateCreated: answeredOn }),
  };
}

function cut(text: string): string {
  return text.length <= MAX_CHARS ? text : `${text.slice(0, MAX_CHARS).replace(/[\uD800-\uDBFF]$/, '')}……`;
}
