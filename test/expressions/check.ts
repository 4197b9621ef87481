/**
 * `npm run lint:expressions`: fails where a regular expression of `src/` may take more than linear time (https://makenowjust-labs.github.io/recheck/) and
 * `allowed.ts` gives no bound of what it is asked, and where an entry there is of no use any more.
 */

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { check, type Diagnostics } from 'recheck';
import { ROOT } from '../support/shared.js';
import { ALLOWED } from './allowed.js';
import { type Expression, expressionsIn } from './expressions.js';

/** What takes longer to decide is not decided, and must be allowed. In milliseconds: several times as long as any takes on a busy machine. */
const TIMEOUT_MS = 120_000;

/** Matching is bounded by its steps. Bounded by the clock, too, a busy machine would make slow what is not. */
const OPTIONS = { timeout: TIMEOUT_MS, randomSeed: 1, attackTimeout: null, incubationTimeout: null } as const;

const shown = ({ file, source, flags }: Expression): string => `${file}: /${source}/${flags}`;

const isAllowed = ({ file, source }: Expression): boolean => ALLOWED.some((one) => one.file === file && one.source === source);

/** One property is unknown there; one of its characters takes the same time. */
const known = (source: string): string => source.replaceAll('\\p{EMod}', '\\u{1F3FB}');

function verdictOf(diagnostics: Diagnostics): string {
  if (diagnostics.status === 'vulnerable') return `${diagnostics.complexity.summary}; try ${diagnostics.attack.pattern}`;
  return diagnostics.status === 'unknown' ? `not decided: ${diagnostics.error.kind}` : '';
}

/** Of each expression, why it may not stay; several at once. */
async function verdicts(expressions: readonly Expression[]): Promise<string[]> {
  const found: string[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < expressions.length; at = next++) {
      const { source, flags } = expressions[at] as Expression;
      found[at] = verdictOf(await check(known(source), flags, OPTIONS));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return found;
}

const all = expressionsIn(join(ROOT, 'src'));
const distinct = [...new Map(all.map((one) => [shown(one), one])).values()];
const checked = distinct.filter((one) => !isAllowed(one));
const reasons = await verdicts(checked);
const problems = checked.flatMap((one, i) => (reasons[i] ? [`${shown(one)}\n  ${reasons[i]}`] : []));
const unused = ALLOWED.filter(({ file, source }) => !all.some((one) => one.file === file && one.source === source));
problems.push(...unused.map(({ file, source }) => `allowed.ts: no such expression any more: ${file}: ${source}`));
console.log(`${distinct.length} expressions: ${checked.length} checked, ${distinct.length - checked.length} allowed`);
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
