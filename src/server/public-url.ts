/** Says where the site is, for whoever follows whole addresses only: browsers, feeds, other search engines. */

import { InvalidRequestError } from '../errors.js';

/** What of a request tells the site's address. */
interface Asked {
  readonly protocol: string;
  get(header: string): string | undefined;
}

/** Names of hosts, addresses, ports. */
const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

/**
 * The site's origin, such as `https://wenda.example`: as the operator says, else as the browser asked. A proxy in front that speaks TLS says so in
 * `x-forwarded-proto`.
 *
 * @param publicUrl empty where the operator says nothing
 * @throws InvalidRequestError for a host that is none
 */
export function originOf(request: Asked, publicUrl: string): string {
  if (publicUrl !== '') return publicUrl;
  const host = request.get('host') ?? '';
  if (!HOST.test(host)) throw new InvalidRequestError('host', 'is no name of a host');
  return `${request.get('x-forwarded-proto') === 'https' ? 'https' : request.protocol}://${host}`;
}
