/** Reads the pages of Zhihu as they were about 2015: a question with answers, and one answer alone. */

import type { Element } from 'domhandler';
import type { ArchivedAnswer } from '../../model.js';
import { countIn } from '../counts.js';
import { dayIn } from '../dates.js';
import { type Layout, pageOf } from './layout.js';
import { attribute, find, findAll, findOuter, rawText } from './parse.js';
import { textIn, textOf } from './text.js';
import { ZHIHU, zhihuUrl } from './zhihu-addresses.js';

/** The layout of 2015. */
export const zhihu2015: Layout = {
  format: 'zhihu-2015',
  isPadded: false,
  read: ({ document, capture }) => {
    const title = find('#zh-question-title .zm-item-title', document);
    const answers = findOuter('.zm-item-answer[data-aid]', document);
    if (!title || answers.length === 0) return undefined;
    const detail = textIn('#zh-question-detail .zm-editable-content', document);
    const topics = [...new Set(findAll('.zm-item-tag', document).map((topic) => textOf(topic)))];
    return pageOf(
      textOf(title),
      ZHIHU,
      capture,
      answers.map((answer) => answerOf(answer, topics, capture.archivedOn)),
      {
        ...(detail && { questionDetail: detail }),
        related: findAll('#zh-question-related-questions .question_link', document).map((link) => textOf(link)),
      },
    );
  },
};

function answerOf(answer: Element, topics: readonly string[], captured: string | undefined): ArchivedAnswer {
  const content = find('[data-action="/answer/content"] .zm-editable-content', answer) ?? find('.zm-editable-content', answer);
  const link = find('a.answer-date-link', answer);
  const url = zhihuUrl(attribute(link, 'href'));
  const day = dayIn(attribute(answer, 'data-created')) ?? dayIn(attribute(link, 'data-tip')) ?? dayIn(link && rawText(link), captured);
  const info = find('.zm-item-vote-info', answer);
  const votes = countIn(attribute(info, 'data-votecount') ?? rawText(find('.zm-votebar .count', answer)));
  const sourceId = attribute(answer, 'data-atoken');
  return {
    ...(sourceId && { sourceId }),
    author: authorOf(answer),
    text: content ? textOf(content) : '',
    ...(url && { url }),
    ...(day && { answeredOn: day }),
    ...(votes !== undefined && { votes }),
    topics,
  };
}

/** The link with the name; the other one is the picture. Who is anonymous has no link. */
function authorOf(answer: Element): string {
  const name = find('.zm-item-answer-author-wrap', answer);
  if (!name) return '';
  const link = findAll('a[href^="/people/"]', name).find((one) => textOf(one) !== '');
  return textOf(link ?? name);
}
