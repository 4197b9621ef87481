/** The head of a page: what browsers, feeds, previews and other search engines read of it. */

import { createHash } from 'node:crypto';
import { Html, html } from '../html.js';
import { ICON, STYLE } from './style.js';

/** What pages know of the site that they are part of. */
export interface Site {
  /** Such as `https://wenda.example`; empty where the operator has not said: a proxy may hide it, and a wrong address is worse than none. */
  readonly origin: string;
  /** The path of the script that puts the box into pages. */
  readonly script: string;
}

/** What the head of a page says. Addresses are paths. */
export interface Head {
  /** Without the site's name, which is added. */
  readonly title: string;
  /** For search engines and previews; a sentence or two. */
  readonly description?: string;
  /** Whether other search engines may list the page. */
  readonly indexed: boolean;
  /** The one address of a page that has several. */
  readonly canonical?: string;
  /** Of the Atom feed with the same answers. */
  readonly feed?: string;
  /** A description of the page by schema.org. */
  readonly jsonLd?: object;
}

/** Of the one style sheet, as the policy of the pages names it. */
export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

/** A page asks for one thing beside itself, the script: style and icon are in it. */
const ICON_URL = `data:image/svg+xml,${encodeURIComponent(ICON.replace(/\n\s*/g, ''))}`;

/** All that stands inside `<head>`. */
export function headOf({ origin, script }: Site, { title, description, indexed, canonical, feed, jsonLd }: Head): Html {
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · 寻答</title>
${description && html`<meta name="description" content="${description}"><meta property="og:description" content="${description}">`}
<meta property="og:title" content="${title}"><meta property="og:site_name" content="寻答">
${!indexed && html`<meta name="robots" content="noindex">`}
${canonical !== undefined && origin !== '' && html`<link rel="canonical" href="${origin}${canonical}"><meta property="og:url" content="${origin}${canonical}">`}
${feed !== undefined && html`<link rel="alternate" type="application/atom+xml" title="${title}" href="${feed}">`}
<link rel="search" type="application/opensearchdescription+xml" title="寻答" href="/opensearch.xml">
<link rel="icon" type="image/svg+xml" href="${ICON_URL}">
<style>${new Html(STYLE)}</style>
<script type="module" src="${script}"></script>
${jsonLd && html`<script type="application/ld+json">${new Html(scriptSafe(jsonLd))}</script>`}`;
}

/** JSON in which nothing ends a script element, or begins a comment in it. */
export function scriptSafe(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
