/** Names the entries of containers for reports. Nothing is ever written under these names. */

import { decode } from './decode.js';

/** `a.zip!/b/c.html`. Whatever would lead out of a folder, if somebody took it for a path, is left out of it. */
export function entryName(container: string, name: string): string {
  const parts = name.split(/[/\\]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  return `${container}!/${parts.join('/').replace(/[\0-\u001F\u007F]/g, '?')}`;
}

/** The last part of a name, by which its format may be known. */
export const lastPart = (name: string): string => name.split(/[/\\]/).at(-1) ?? name;

/** A name as some program wrote it: older ones use the encoding of their machine. */
export function writtenName(bytes: Buffer): string {
  const decoded = decode(bytes);
  return 'text' in decoded ? decoded.text : bytes.toString('latin1');
}
