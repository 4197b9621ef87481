/** Draws latency against the size of the corpus, a panel for each kind of query. */

import { CLASS_TITLES, CLASSES, type QueryClass, type Result } from './result.js';

const PANEL = { width: 300, height: 210, left: 48, right: 24, top: 34, bottom: 34 };
const COLUMNS = 3;
const HEAD = 84;
/** Told apart without colour too, by the shape of their points (Okabe and Ito's palette). */
const LOOKS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#8a6d00'];
const RANGE = { min: 0.01, max: 1000 };

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** An SVG file: full lines are p50, thin ones p99; both axes are logarithmic. */
export function plotOf(results: readonly Result[]): string {
  const engines = [...new Set(results.map(({ engine }) => engine))];
  const sizes = [...new Set(results.map(({ size }) => size))].sort((a, b) => a - b);
  const rows = Math.ceil(CLASSES.length / COLUMNS);
  const [width, height] = [COLUMNS * PANEL.width, HEAD + rows * PANEL.height];
  const panels = CLASSES.map((name, i) => {
    const [x, y] = [(i % COLUMNS) * PANEL.width, HEAD + Math.floor(i / COLUMNS) * PANEL.height];
    return `<g transform="translate(${x} ${y})">${panelOf(name, results, engines, sizes)}</g>`;
  });
  const legend = engines.map((engine, i) => {
    const x = 24 + i * 150;
    return `<g transform="translate(${x} 58)"><path d="M0 0h26" stroke="${LOOKS[i]}" stroke-width="2.5"/>${pointOf(13, 0, i)}<text x="34" y="4">${escaped(engine)}</text></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#222">
<rect width="100%" height="100%" fill="#fff"/>
<text x="24" y="28" font-size="15" font-weight="600">Retrieving the best ten answers: milliseconds against answers in the corpus</text>
<text x="${width - 24}" y="28" text-anchor="end" fill="#555">thick: p50, thin: p99</text>
${legend.join('\n')}
${panels.join('\n')}
</svg>
`;
}

function panelOf(name: QueryClass, results: readonly Result[], engines: readonly string[], sizes: readonly number[]): string {
  const inner = { width: PANEL.width - PANEL.left - PANEL.right, height: PANEL.height - PANEL.top - PANEL.bottom };
  const [first, last] = [sizes[0] as number, sizes.at(-1) as number];
  const share = (value: number, from: number, to: number): number => (from === to ? 0.5 : Math.log(value / from) / Math.log(to / from));
  const x = (size: number): number => PANEL.left + 8 + share(size, first, last) * (inner.width - 16);
  const y = (ms: number): number => PANEL.top + (1 - share(Math.min(Math.max(ms, RANGE.min), RANGE.max), RANGE.min, RANGE.max)) * inner.height;
  const ticks = [0.01, 0.1, 1, 10, 100, 1000].map(
    (ms) =>
      `<path d="M${PANEL.left} ${y(ms)}h${inner.width}" stroke="#ddd"/><text x="${PANEL.left - 6}" y="${y(ms) + 4}" text-anchor="end" fill="#555">${ms}</text>`,
  );
  const labels = sizes.map(
    (size) => `<text x="${x(size)}" y="${PANEL.height - PANEL.bottom + 18}" text-anchor="middle" fill="#555">${Math.round(size / 1000)}k</text>`,
  );
  const lines = engines.flatMap((engine, i) => {
    const own = results.filter((result) => result.engine === engine && result.retrieve[name]).sort((a, b) => a.size - b.size);
    if (own.length === 0) return [];
    const path = (of: 'p50' | 'p99'): string =>
      own.map((result, j) => `${j === 0 ? 'M' : 'L'}${x(result.size).toFixed(1)} ${y(result.retrieve[name]?.[of] as number).toFixed(1)}`).join('');
    const points = own.map((result) => pointOf(x(result.size), y(result.retrieve[name]?.p50 as number), i));
    return [
      `<path d="${path('p99')}" fill="none" stroke="${LOOKS[i]}" stroke-width="1" stroke-dasharray="3 3"/>`,
      `<path d="${path('p50')}" fill="none" stroke="${LOOKS[i]}" stroke-width="2.5"/>`,
      ...points,
    ];
  });
  return `<text x="${PANEL.left}" y="${PANEL.top - 12}" font-weight="600">${CLASS_TITLES[name]}</text>${[...ticks, ...labels, ...lines].join('')}`;
}

function pointOf(x: number, y: number, look: number): string {
  const colour = LOOKS[look] as string;
  const shapes = [
    `<circle cx="${x}" cy="${y}" r="4" fill="${colour}"/>`,
    `<path d="M${x - 4} ${y - 4}h8v8h-8z" fill="${colour}"/>`,
    `<path d="M${x} ${y - 5}l5 9h-10z" fill="${colour}"/>`,
    `<path d="M${x} ${y - 5}l5 5l-5 5l-5 -5z" fill="${colour}"/>`,
    `<circle cx="${x}" cy="${y}" r="3.5" fill="#fff" stroke="${colour}" stroke-width="2"/>`,
  ];
  return shapes[look % shapes.length] as string;
}
