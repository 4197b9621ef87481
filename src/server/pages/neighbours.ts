/** Draws the questions that a page names beside its own. */

import type { QuestionLink } from '../../question-model.js';
import { type Html, html } from '../html.js';
import { questionUrl, searchUrl } from './links.js';

/** The questions around one. */
export interface Neighbours {
  readonly related: readonly QuestionLink[];
  readonly previous?: QuestionLink;
  readonly next?: QuestionLink;
}

/** A question that is in the archive is a link to it; others are known by name only, and each is a search for itself. */
export function neighbours({ related, previous, next }: Neighbours): Html {
  const around = [previous && { ...previous, role: '前一个：' }, next && { ...next, role: '后一个：' }].filter((one) => one !== undefined);
  return html`${section('相关问题', related)}
${section('前后的讨论', around)}`;
}

function section(title: string, questions: readonly (QuestionLink & { readonly role?: string })[]): Html | undefined {
  if (questions.length === 0) return undefined;
  const items = questions.map(
    ({ question, id, role }) =>
      html`<li>${role}<a href="${id ? questionUrl(id) : searchUrl({ query: question })}">${question}</a>${!id && html` <span class="soft">（没有存档，会去搜索）</span>`}</li>`,
  );
  return html`<section class="screen-only"><h2>${title}</h2><ul>${items}</ul></section>`;
}
