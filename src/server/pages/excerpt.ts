/** Cuts the beginning from a text. */

/** @param chars the most characters; half a surrogate pair is left out */
export function excerpt(text: string, chars: number): string {
  const line = text
    .slice(0, 2 * chars)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= chars && text.length <= 2 * chars ? line : `${line.slice(0, chars).replace(/[\uD800-\uDBFF]$/, '')}……`;
}
