/** Renders a link to an answer, and the sentence about an answer under another question. */

import type { Answer } from '../../model.js';
import { type Html, html } from '../html.js';
import { answerUrl } from './links.js';

/** An item of a list: the question as a link, then who answered, and where, if that is said. */
export function answerItem({ id, question, author, site }: Pick<Answer, 'id' | 'question' | 'author'> & { readonly site?: string }): Html {
  return html`<li><a href="${answerUrl(id)}">${question || '回答'}</a> · ${author || '匿名'}${site && ` · ${site}`}</li>`;
}

/** Nothing for an answer that stands under its own question, as far as can be told. */
export function foreignNote({ foreign, doubtful }: Pick<Answer, 'foreign' | 'doubtful'>): Html | undefined {
  if (foreign) return html`<p class="note">这条回答看来不是答这个问题的：存档页面把它和别的回答放在了一起。</p>`;
  return doubtful && html`<p class="note">这条回答可能不是答这个问题的：存档页面会把别的问题的回答也放在一起。</p>`;
}
