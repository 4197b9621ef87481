/** Tells which site an address is of. */

/** Beginnings of host names that say nothing. */
const COMMON = /^(?:www|m|mobile|wap)\./;

/** The host of an address, without `www.` and the like; empty where there is no address. */
export function siteOf(url: string | undefined): string {
  return url && URL.canParse(url) && /^https?:/i.test(url) ? new URL(url).hostname.replace(COMMON, '') : '';
}

/** What an address adds to the name of its site, by which a later capture of it is known again; nothing where there is no address. */
export function addressId(url: string | undefined): string | undefined {
  if (siteOf(url) === '') return undefined;
  const { pathname, search, hash } = new URL(url as string);
  return `${pathname}${search}${hash}`;
}
