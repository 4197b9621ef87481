/** Reads spans of days as readers write them: `2021`, `2021-06`, `2020..2022`, `>2021-06`. */

/** Both included; a year or month stands for all its days. */
export interface Span {
  readonly from?: string;
  readonly to?: string;
}

const PERIOD = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?`;
const SPAN = new RegExp(`^(?:(?<sign>[<>]=?)(?<bound>${PERIOD})|(?<from>${PERIOD})?(?<dots>\\.\\.)(?<to>${PERIOD})?|(?<only>${PERIOD}))$`);
const WHOLE_PERIOD = new RegExp(`^${PERIOD}$`);

/** Whether a text is a year, a month or a day. */
export function isPeriod(text: string): boolean {
  return WHOLE_PERIOD.test(text);
}

/** The span that a text stands for; nothing where it is none. Full-width signs count. */
export function datesOf(text: string): Span | undefined {
  const groups = SPAN.exec(text.replaceAll('＞', '>').replaceAll('＜', '<').replaceAll('＝', '='))?.groups;
  if (!groups) return undefined;
  const { sign, bound = '', from, to, dots, only } = groups;
  if (only) return { from: only, to: only };
  if (sign === '>') return { from: neighbour(bound, 1) };
  if (sign === '>=') return { from: bound };
  if (sign === '<') return { to: neighbour(bound, -1) };
  if (sign === '<=') return { to: bound };
  return dots && (from || to) ? { ...(from && { from }), ...(to && { to }) } : undefined;
}

/** The year, month or day before or after one. */
function neighbour(period: string, step: 1 | -1): string {
  const [year = 0, month = 1, day = 1] = period.split('-').map(Number);
  const date = new Date(0);
  if (period.length === 4) date.setUTCFullYear(year + step, 0, 1);
  else if (period.length === 7) date.setUTCFullYear(year, month - 1 + step, 1);
  else date.setUTCFullYear(year, month - 1, day + step);
  return date.toISOString().slice(0, period.length);
}
