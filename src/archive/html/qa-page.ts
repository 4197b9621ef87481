/** Reads what pages say of themselves by schema.org: a question with its answers (https://schema.org/QAPage), as JSON-LD or as microdata. */

import type { Document, Element } from 'domhandler';
import type { ArchivedAnswer } from '../../model.js';
import { countIn } from '../counts.js';
import { dayIn } from '../dates.js';
import { type Fields, isFields, shown } from '../json/fields.js';
import { parseJson } from '../json/parse.js';
import { siteOf } from '../site.js';
import { type HtmlPage, type Layout, pageOf, type ReadPage } from './layout.js';
import { ancestorsOf, attribute, find, findAll, findOuter, rawText } from './parse.js';
import { htmlToText, textOf } from './text.js';

/** The layout of all pages that describe themselves so. Of two descriptions, the one with more text counts: some are cut short. */
export const qaPage: Layout = {
  format: 'qa-page',
  isPadded: false,
  read: (page) => {
    const both = [fromJson(page), fromMicrodata(page)].filter((one) => one !== undefined);
    return both.sort((a, b) => charactersIn(b) - charactersIn(a))[0];
  },
};

const charactersIn = ({ answers }: ReadPage): number => answers.reduce((sum, { text }) => sum + text.length, 0);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const isOf = (type: string, value: Fields): boolean => listOf(value['@type']).includes(type);
const textIn = (value: unknown): string => shown(value) ?? '';

function fromJson({ document, capture }: HtmlPage): ReadPage | undefined {
  const question = jsonIn(document).flatMap(questionsIn)[0];
  if (!question) return undefined;
  const answers = [...listOf(question.acceptedAnswer), ...listOf(question.suggestedAnswer)].filter(isFields).flatMap((answer) => {
    const text = plain(textIn(answer.text));
    return text === '' ? [] : [answerOf(answer, text, capture.archivedOn, capture.url)];
  });
  const title = plain(textIn(question.name) || textIn(question.headline));
  if (title === '' || answers.length === 0) return undefined;
  const detail = plain(textIn(question.text));
  return pageOf(title, siteOf(capture.url), capture, answers, detail && detail !== title ? { questionDetail: detail } : {});
}

/** Texts may be HTML or none; what has no tag and no entity stays as it is. */
const plain = (text: string): string => (/<[a-z/!]|&(?:#\d+|#x[\da-f]+|[a-z]+);/i.test(text) ? htmlToText(text) : text);

function jsonIn(document: Document): unknown[] {
  return findAll('script[type="application/ld+json"]', document).flatMap((script) => listOf(parsed(rawText(script))));
}

/** What cannot be parsed describes nothing. */
function parsed(json: string): unknown {
  try {
    return parseJson(json);
  } catch {
    return undefined;
  }
}

function questionsIn(value: unknown): Fields[] {
  if (!isFields(value)) return [];
  if (isOf('Question', value)) return [value];
  if (isOf('QAPage', value)) return listOf(value.mainEntity).flatMap(questionsIn);
  return listOf(value['@graph']).flatMap(questionsIn);
}

function answerOf(fields: Fields, text: string, captured: string | undefined, page: string | undefined): ArchivedAnswer {
  const author = listOf(fields.author)[0];
  const url = addressOf(textIn(fields.url), page);
  const day = dayIn(textIn(fields.dateCreated) || textIn(fields.datePublished), captured);
  const votes = countIn(textIn(fields.upvoteCount));
  return {
    author: plain(isFields(author) ? textIn(author.name) : textIn(author)),
    text,
    ...(url && { url }),
    ...(day && { answeredOn: day }),
    ...(votes !== undefined && { votes }),
  };
}

function addressOf(href: string, page: string | undefined): string | undefined {
  if (href === '') return page;
  return URL.canParse(href, page) && /^https?:/.test(new URL(href, page).protocol) ? new URL(href, page).href : page;
}

const ANSWERS = '[itemprop~=acceptedAnswer], [itemprop~=suggestedAnswer]';

function fromMicrodata({ document, capture }: HtmlPage): ReadPage | undefined {
  const answered = new Set(findOuter(ANSWERS, document).flatMap(ancestorsOf));
  const question = findAll('[itemtype$="schema.org/Question"]', document).find((element) => answered.has(element));
  if (!question) return undefined;
  const answers = findOuter(ANSWERS, question);
  const inAnswers = new Set(answers);
  const own = (name: string): Element | undefined =>
    findAll(`[itemprop~=${name}]`, question).find((element) => !ancestorsOf(element).some((ancestor) => inAnswers.has(ancestor as Element)));
  const title = said(own('name'));
  const read = answers.flatMap((answer) => {
    const text = said(find('[itemprop~=text]', answer));
    if (text === '') return [];
    const fields = Object.fromEntries(
      ['url', 'dateCreated', 'datePublished', 'upvoteCount'].map((name) => [name, said(find(`[itemprop~=${name}]`, answer))]),
    );
    const author = find('[itemprop~=author]', answer);
    const name = said((author && find('[itemprop~=name]', author)) ?? author);
    return [answerOf({ ...fields, author: name }, text, capture.archivedOn, capture.url)];
  });
  if (title === '' || read.length === 0) return undefined;
  const detail = said(own('text'));
  return pageOf(title, siteOf(capture.url), capture, read, detail ? { questionDetail: detail } : {});
}

/** As microdata gives values: of a meta element, of a time, of a link, or the text. */
function said(element: Element | undefined): string {
  if (!element) return '';
  return attribute(element, 'content') ?? attribute(element, 'datetime') ?? attribute(element, 'href') ?? textOf(element);
}
