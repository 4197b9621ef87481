/** Reads the pages of Zhihu as they have been since about 2017: questions, answers, and articles of columns. */

import type { Document, Element, ParentNode } from 'domhandler';
import type { ArchivedAnswer } from '../../model.js';
import { countIn } from '../counts.js';
import { dayIn } from '../dates.js';
import { type HtmlPage, type Layout, pageOf, type ReadPage } from './layout.js';
import { attribute, find, findAll, findOuter, rawText } from './parse.js';
import { textIn, textOf } from './text.js';
import { ZHIHU, zhihuId, zhihuUrl } from './zhihu-addresses.js';

/** A column's article: its title is its question. */
export const zhihuArticle: Layout = { format: 'zhihu-article', isPadded: false, read: readArticle };

/** A question with some of its answers, or with one. */
export const zhihuQuestion: Layout = { format: 'zhihu-question', isPadded: false, read: readQuestion };

function readArticle({ document, capture }: HtmlPage): ReadPage | undefined {
  const title = find('h1.Post-Title', document);
  const content = find('.Post-RichText, .Post-RichTextContainer .RichText', document);
  if (!title || !content) return undefined;
  const url = zhihuUrl(attribute(find('meta[property="og:url"]', document), 'content')) ?? capture.url;
  const answer = contentOf(find('.Post-Main, article', document) ?? document, content, url, capture.archivedOn);
  const votes = answer.votes ?? countIn(rawText(find('.Voters', document)));
  return pageOf(textOf(title), ZHIHU, capture, [
    { ...answer, kind: 'article', ...(votes !== undefined && { votes }), topics: topicsOf(document, '.Post-Topics .TopicLink') },
  ]);
}

function readQuestion({ document, capture }: HtmlPage): ReadPage | undefined {
  const titles = findAll('h1.QuestionHeader-title', document);
  const items = findOuter('.AnswerItem', document);
  const title = titles.at(-1);
  if (!title || items.length === 0) return undefined;
  const detail = textIn('.QuestionRichText .RichText', document);
  const topics = topicsOf(document, '.QuestionHeader-topics .TopicLink');
  const answers = items.flatMap((item) => {
    const content = find('.RichContent-inner .RichText', item) ?? find('.RichContent-inner', item);
    const url = zhihuUrl(
      attribute(find('.ContentItem-time a', item), 'href') ?? attribute(find('meta[itemprop=url][content*="/answer/"]', item), 'content'),
    );
    return content ? [{ ...contentOf(item, content, url, capture.archivedOn), topics }] : [];
  });
  return pageOf(textOf(title), ZHIHU, capture, answers, {
    ...(detail && { questionDetail: detail }),
    related: findAll('.SimilarQuestions-item a, .QuestionItem-title a', document).map((link) => textOf(link)),
  });
}

/** What answers and articles have alike. The day it was written comes before that of its last change. */
function contentOf(item: ParentNode, content: Element, url: string | undefined, captured: string | undefined): ArchivedAnswer {
  const time = find('.ContentItem-time', item);
  const tip = find('[data-tooltip]', time ?? content);
  const day =
    dayIn(attribute(find('meta[itemprop=dateCreated]', item), 'content')) ??
    dayIn(attribute(tip, 'data-tooltip'), captured) ??
    dayIn(time && rawText(time), captured);
  const votes = countIn(
    attribute(find('meta[itemprop=upvoteCount]', item), 'content') ??
      attribute(find('.VoteButton:not(.VoteButton--down)[aria-label]', item), 'aria-label'),
  );
  const sourceId = zhihuId(url);
  return {
    ...(sourceId && { sourceId }),
    author: authorOf(item),
    text: textOf(content),
    ...(url && { url }),
    ...(day && { answeredOn: day }),
    ...(votes !== undefined && { votes }),
  };
}

function authorOf(item: ParentNode): string {
  const info = find('.AuthorInfo', item);
  if (!info) return '';
  const named = attribute(find('meta[itemprop=name]', info), 'content');
  return named ?? textOf(find('.AuthorInfo-name', info) ?? info);
}

const topicsOf = (document: Document, selector: string): string[] => [...new Set(findAll(selector, document).map((topic) => textOf(topic)))];
