/** Reads how many people agreed, as pages write it. */

const COUNT = /(\d[\d,]*(?:\.\d+)?)\s*([万萬亿億kKmM]?)/;
const UNITS: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, k: 1e3, m: 1e6 };

/** `1,164`, `赞同 1.2 万`, `3.4k`; nothing where there is no number. */
export function countIn(text: string | undefined): number | undefined {
  const [, digits, unit = ''] = COUNT.exec(text ?? '') ?? [];
  if (digits === undefined) return undefined;
  const count = Math.round(Number(digits.replaceAll(',', '')) * (UNITS[unit.toLowerCase()] ?? 1));
  return Number.isSafeInteger(count) ? count : undefined;
}
