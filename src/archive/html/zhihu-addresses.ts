/** Makes whole addresses of the site's own links, and knows its name. */

/** The site's name in the index. */
export const ZHIHU = 'zhihu.com';

/** A link as pages of the site have it, as an address; nothing where it is none. */
export function zhihuUrl(href: string | undefined): string | undefined {
  if (!href) return undefined;
  const whole = href.startsWith('//') ? `https:${href}` : href.startsWith('/') ? `https://www.${ZHIHU}${href}` : href;
  return /^https?:\/\//.test(whole) ? whole : undefined;
}

/** The id of an answer, or of an article, that an address names. */
export function zhihuId(url: string | undefined): string | undefined {
  const [, answer, article] = /\/answer\/(\d+)|\/p\/(\d+)/.exec(url ?? '') ?? [];
  return answer ?? (article && `p${article}`);
}
