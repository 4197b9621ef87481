/** Writes results as tables. */

import type { Machine } from './machine.js';
import { CLASS_TITLES, CLASSES, type Latency, type Result } from './result.js';

const number = new Intl.NumberFormat('en-US');

/** @param absent engines that did not take part, each with its reason */
export function reportOf(results: readonly Result[], machine: Machine, absent: readonly string[]): string {
  const sizes = [...new Set(results.map(({ size }) => size))];
  const sections = sizes.map((size) =>
    sectionOf(
      size,
      results.filter((result) => result.size === size),
    ),
  );
  const { date, processor, cores, memoryGb, system, node, load } = machine;
  return `# Measured side by side

${date}, ${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, load ${load} at the end. Every engine ran in fresh processes, in alternated order;
medians of the rounds. \`npm run bench\` measures again; bench/README.md says how to read it.
${absent.map((reason) => `\nNot measured: ${reason}.\n`).join('')}
${sections.join('\n')}`;
}

function sectionOf(size: number, results: readonly Result[]): string {
  const head = ['', ...results.map(({ engine }) => engine)];
  const facts: readonly (readonly [string, (result: Result) => string])[] = [
    ['build, s', ({ build }) => decimals(build?.seconds, 1)],
    ['build, answers/s', ({ build }) => (build ? number.format(Math.round(size / build.seconds)) : '–')],
    ['build, peak MB', ({ build }) => decimals(build?.peakMb, 0)],
    ['on disk, MB', ({ build }) => decimals(build?.megabytes, 0)],
    ['open, ms', ({ openMs }) => decimals(openMs, 0)],
    ['resident, MB', ({ residentMb }) => decimals(residentMb, 0)],
  ];
  const latencies = CLASSES.map(
    (name) => [`${CLASS_TITLES[name]}, p50 / p95 / p99 ms`, (result: Result) => percentilesOf(result.retrieve[name])] as const,
  );
  const whole = ['whole search, p50 / p95 / p99 ms', (result: Result) => percentilesOf(result.whole)] as const;
  const rows = [...facts, ...latencies, whole].map(([title, of]) => [title, ...results.map(of)]);
  return `## ${number.format(size)} answers

${[head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}
`;
}

function decimals(value: number | undefined, digits: number): string {
  return value === undefined ? '–' : value.toFixed(digits);
}

function percentilesOf(latency: Latency | undefined): string {
  return latency ? [latency.p50, latency.p95, latency.p99].map(significant).join(' / ') : '–';
}

/** Two digits that tell something, whatever the size. */
const significant = (value: number): string => (value >= 10 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(2));
