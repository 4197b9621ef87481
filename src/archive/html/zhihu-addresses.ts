/** Makes whole addresses of the site's own links, and knows its name. */

import { siteOf } from '../site.js';

/** The site's name in the index. */
export const ZHIHU = 'zhihu.com';

/** Articles have numbers of their own, so that an id needs a letter before it to be one. */
export const ARTICLE = 'p';

/** A link as pages of the site have it, as an address; nothing where it is none. */
export function zhihuUrl(href: string | undefined): string | undefined {
  if (!href) return undefined;
  const whole = href.startsWith('//') ? `https:${href}` : href.startsWith('/') ? `https://www.${ZHIHU}${href}` : href;
  return /^https?:\/\//.test(whole) ? whole : undefined;
}

/** The id of an answer, or of an article, that an address names. */
export function zhihuId(url: string | undefined): string | undefined {
  const [, answer, article] = /\/answer\/(\d+)|\/p\/(\d+)/.exec(url ?? '') ?? [];
  return answer ?? (article && ARTICLE + article);
}

/** As `siteOf`, but columns, which have a host of their own, are of the site. */
export const zhihuSiteOf = (url: string | undefined): string => siteOf(url?.replace(/:\/\/zhuanlan\.(?=zhihu\.com)/, '://www.'));
