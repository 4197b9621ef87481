/** Tells which site an address is of. */

/** Beginnings of host names that say nothing. */
const COMMON = /^(?:www|m|mobile|wap)\./;

/** The host of an address, without `www.` and the like; empty where there is no address. */
export function siteOf(url: string | undefined): string {
  return url && URL.canParse(url) && /^https?:/i.test(url) ? new URL(url).hostname.replace(COMMON, '') : '';
}
