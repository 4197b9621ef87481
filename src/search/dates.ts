/** Reads spans of days as readers write them: `2021`, `2021-06`, `2020..2022`, `>2021-06`. */

/** Both included; a year or month stands for all its days. */
export interface Span {
  readonly from?: string;
  readonly to?: string;
}

const PERIOD = String.raw`\d{4}(?:-\d{2}(?:-\d{2})?)?`;
const SPAN = new RegExp(`^(?:(?<sign>[<>]=?)(?<bound>${PERIOD})|(?<from>${PERIOD})?(?<dots>\\.\\.)(?<to>${PERIOD})?|(?<only>${PERIOD}))$`);
const WHOLE_PERIOD = new RegExp(`^${PERIOD}$`);

/** Whether a text is a year, a month or a day of the calendar; 2021-02-30 is none. */
export function isPeriod(text: string): boolean {
  return WHOLE_PERIOD.test(text) && shifted(text, 0) === text;
}

/** Whether a span ends before it begins. `2021-06` to `2021` does not: it is the rest of that year. */
export function isReversed({ from, to }: Span): boolean {
  return from !== undefined && to !== undefined && from > to && !from.startsWith(to);
}

/** The span that a text stands for; nothing where it is none, ends before it begins, or names a day that is not in the calendar. Full-width signs count. */
export function datesOf(text: string): Span | undefined {
  const groups = SPAN.exec(text.replaceAll('＞', '>').replaceAll('＜', '<').replaceAll('＝', '='))?.groups;
  const span = groups && spanOf(groups);
  if (!span || isReversed(span)) return undefined;
  return Object.values(span).every(isPeriod) ? span : undefined;
}

function spanOf({ sign, bound = '', from, to, dots, only }: Readonly<Record<string, string | undefined>>): Span | undefined {
  if (only) return { from: only, to: only };
  if (sign) {
    if (!isPeriod(bound)) return undefined;
    const isStrict = !sign.endsWith('=');
    return sign.startsWith('>') ? { from: isStrict ? shifted(bound, 1) : bound } : { to: isStrict ? shifted(bound, -1) : bound };
  }
  return dots && (from || to) ? { ...(from && { from }), ...(to && { to }) } : undefined;
}

/** The year, month or day so many later, or earlier; where a part of it is too large, what it runs over into. */
function shifted(period: string, steps: number): string {
  const [year = 0, month = 1, day = 1] = period.split('-').map(Number);
  const date = new Date(0);
  if (period.length === 4) date.setUTCFullYear(year + steps, 0, 1);
  else if (period.length === 7) date.setUTCFullYear(year, month - 1 + steps, 1);
  else date.setUTCFullYear(year, month - 1, day + steps);
  return date.toISOString().slice(0, period.length);
}
