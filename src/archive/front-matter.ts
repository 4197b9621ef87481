/** Parts a Markdown file into what is said of it at its beginning and what it says. */

import { parseDocument } from 'yaml';

/** What is said of a file: names in small letters, with texts or lists of texts. */
export type Matter = ReadonlyMap<string, readonly string[]>;

const FENCED = /^\uFEFF?---[ \t]*\r?\n((?:[\s\S]*?\r?\n)??)---[ \t]*(?:\r?\n|$)/;

/** One that uses its own parts again and again would grow without end. */
const MAX_ALIASES = 50;
/** In characters. Of a longer one, the lines of its beginning are read one by one. */
const MAX_YAML = 20_000;
/** Signs that begin lists and objects. Of more than these the lines are read: each that does not end is an error of its own, which takes 10 µs. */
const MAX_OPENINGS = 50;

/** A file in two; without front matter, all of it is body. Every value is the text that it is written as: no dates, numbers or types of its own. */
export function partsOf(text: string): { matter: Matter; body: string } {
  const fenced = FENCED.exec(text);
  if (!fenced) return { matter: new Map(), body: text.replace(/^\uFEFF/, '') };
  const [all, inside = ''] = fenced;
  return { matter: asYaml(inside) ?? asLines(inside.slice(0, MAX_YAML)), body: text.slice(all.length) };
}

function asYaml(inside: string): Matter | undefined {
  if (inside.length > MAX_YAML || (inside.match(/[[{]/g)?.length ?? 0) > MAX_OPENINGS) return undefined;
  const document = parseDocument(inside, { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    // Too many aliases: its lines still say what they say.
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([name, field]) => [name.trim().toLowerCase(), textsOf(field)]));
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** Programs that write a title as it is write no YAML where there is `: ` or `[` in it. */
function asLines(inside: string): Matter {
  const lines = inside.split(/\r?\n/).flatMap((line) => {
    const name = /^[^\s:#-][^:]{0,50}(?=:(?:\s|$))/.exec(line)?.[0];
    return name === undefined ? [] : [[name.trim().toLowerCase(), [unquoted(line.slice(name.length + 1).trim())]] as const];
  });
  return new Map(lines);
}

function unquoted(value: string): string {
  const quote = value.charAt(0);
  return value.length > 1 && (quote === '"' || quote === "'") && value.endsWith(quote) ? value.slice(1, -1) : value;
}
