/** Recognises days, in the forms in which sites write them. */
// A time with a zone is turned to the day it was in China (UTC+8, where these sites are); a time without one is taken as written. What is no day of
// the calendar is unknown.

const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;

/** Seconds since 1970 of 2001-09-09; fewer digits are no time that an answer was written at. In milliseconds there are three more. */
const LEAST_EPOCH_S = 1e9;
const MOST_EPOCH_S = 1e10;

const ZONED = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})$/i;
const YEAR_FIRST = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/;
const CRAWLED = /^(\d{4})(\d{2})(\d{2})(?:\d{6}| .*)?$/;
const BY_NAME = /^(?:[A-Z][a-z]{2},?\s+)?(?:\d{1,2}\s+[A-Z][a-z]{2}|[A-Z][a-z]{2}\s+\d{1,2})\s.*\d{4}/;
const MONTH_AND_DAY = /(?:^|[^\d-])(\d{1,2})\s*[-月]\s*(\d{1,2})(?:日|(?![\d-]))/;
const AGO = /(\d{1,4})\s*(分钟|分鐘|小时|小時|天|日|周|週|个月|個月|月|年)\s*(?:以)?前/;

/** Whether a text is a day of the calendar as `YYYY-MM-DD`; 2023-02-30 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/**
 * The day that a text names, as `YYYY-MM-DD`: `2021-06-12`, `2021/6/12`, `2021年6月12日`, `编辑于 昨天 17:03`, `3 天前`, `06-12`, ISO 8601, RFC 2822, the
 * fourteen digits of crawls, seconds or milliseconds since 1970. Nothing where it names none.
 *
 * @param captured the day that it was saved, which `昨天`, `3 天前` and days without a year count from; these are unknown without it
 */
export function dayIn(value: string | number | undefined, captured?: string): string | undefined {
  if (value === undefined) return undefined;
  const text = String(value).trim();
  if (/^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(text)) return dayOfEpoch(Number(text));
  const crawled = CRAWLED.exec(text);
  if (crawled) return dayOf(crawled[1], crawled[2], crawled[3]);
  const zoned = ZONED.exec(text);
  if (zoned) return inChina(Date.parse(`${zoned[1]}T${zoned[2]}${zoned[3]?.toUpperCase()}`));
  const written = YEAR_FIRST.exec(text);
  if (written) return dayOf(written[1], written[2], written[3]);
  if (BY_NAME.test(text)) return byName(text);
  return captured === undefined ? undefined : (before(text, captured) ?? withoutYear(text, captured));
}

function dayOfEpoch(number: number): string | undefined {
  const seconds = number >= MOST_EPOCH_S ? number / 1000 : number;
  return seconds >= LEAST_EPOCH_S ? inChina(seconds * 1000) : undefined;
}

const inChina = (ms: number): string | undefined => dayAt(ms + CHINA_MS);

/** Years of five digits are none. */
function dayAt(ms: number): string | undefined {
  const date = new Date(ms);
  const day = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  return isDay(day) ? day : undefined;
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}

/** As mail and programs write it; without a zone the day stands as it is written. */
function byName(text: string): string | undefined {
  const isZoned = /(?:[+-]\d{4}|GMT|UTC|Z)\b/.test(text);
  const ms = Date.parse(isZoned ? text : `${text} UTC`);
  return isZoned ? inChina(ms) : dayAt(ms);
}

const DAYS: Readonly<Record<string, number>> = {
  分钟: 0,
  分鐘: 0,
  小时: 0,
  小時: 0,
  天: 1,
  日: 1,
  周: 7,
  週: 7,
  个月: 30,
  個月: 30,
  月: 30,
  年: 365,
};

/** Days in words; months and years ago are only about right, and so unknown. */
function before(text: string, captured: string): string | undefined {
  if (/刚刚|剛剛|今天/.test(text)) return captured;
  if (/昨天/.test(text)) return earlier(captured, 1);
  if (/前天/.test(text)) return earlier(captured, 2);
  const [, count = '', unit = ''] = AGO.exec(text) ?? [];
  const days = DAYS[unit];
  return days === undefined || days > 7 ? undefined : earlier(captured, Number(count) * days);
}

function earlier(day: string, days: number): string | undefined {
  return dayAt(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS);
}

/** Of the year of the capture, or of the one before where it would be later than that. */
function withoutYear(text: string, captured: string): string | undefined {
  const [, month, day] = MONTH_AND_DAY.exec(text) ?? [];
  if (month === undefined) return undefined;
  const year = Number(captured.slice(0, 4));
  const same = dayOf(String(year), month, day);
  return same !== undefined && same > captured ? dayOf(String(year - 1), month, day) : same;
}
