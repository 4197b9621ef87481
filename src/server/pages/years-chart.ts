/** Draws how many answers there are of each year. */

import type { FacetCount } from '../../search-model.js';
import { type Html, html } from '../html.js';
import { searchUrl } from './links.js';

/** Of the drawing, in its own units. */
const HEIGHT = 90;
const STEP = 26;
const BAR = 18;

/** A year that holds anything can be seen. */
const LEAST = 2;

/** More years than this would be too narrow to point at: the first ones are left out. */
const MAX_YEARS = 24;

const number = new Intl.NumberFormat('zh-CN');

/** A bar a year, which leads to its answers; years between that have none are there too. Nothing where there is one year, or none. */
export function yearsChart(counts: readonly FacetCount[]): Html | undefined {
  const years = yearsOf(counts);
  if (years.length < 2) return undefined;
  const most = Math.max(...years.map(({ count }) => count));
  const bars = years.map(({ year, count }, i) => {
    const height = count === 0 ? 0 : Math.max(LEAST, Math.round((count / most) * HEIGHT));
    const label = `${year} 年，${number.format(count)} 条`;
    const shape = html`<rect x="${i * STEP}" y="0" width="${STEP}" height="${HEIGHT + 16}" class="hit-area"/><rect x="${i * STEP + (STEP - BAR) / 2}" y="${HEIGHT - height}" width="${BAR}" height="${height}"/><text x="${i * STEP + STEP / 2}" y="${HEIGHT + 12}">${year}</text>`;
    return count === 0
      ? html`<g aria-hidden="true">${shape}</g>`
      : html`<a href="${searchUrl({ query: '', filters: { from: year, to: year } })}" aria-label="${label}"><title>${label}</title>${shape}</a>`;
  });
  return html`<section><h2>历年的回答</h2><svg class="years" preserveAspectRatio="xMinYMax meet" viewBox="0 0 ${years.length * STEP} ${HEIGHT + 16}" role="group" aria-label="历年的回答">${bars}</svg>
<details class="note"><summary>逐年的数目</summary><ul class="plain">${years.filter(({ count }) => count > 0).map(({ year, count }) => html`<li>${year}：${number.format(count)}</li>`)}</ul></details></section>`;
}

function yearsOf(counts: readonly FacetCount[]): { year: string; count: number }[] {
  const known = new Map(counts.map(({ value, count }) => [Number(value), count]));
  const last = Math.max(...known.keys());
  const first = Math.max(Math.min(...known.keys()), last - MAX_YEARS + 1);
  if (known.size === 0) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => ({ year: String(first + i), count: known.get(first + i) ?? 0 }));
}
