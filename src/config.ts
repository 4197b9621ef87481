/** Lists what the operator may choose: one table for the loader, `--help` and the README. */
// A value comes from the flag, else from the environment, else from the default; it is checked before anything starts.

import { ConfigurationError } from './errors.js';

/** One setting. */
export interface Option<Value> {
  /** As on the command line. */
  readonly flag: string;
  /** What the flag's value is called in help texts. */
  readonly valueName: string;
  /** Environment variables, the first that is set counts. */
  readonly environment: readonly string[];
  readonly fallback: Value;
  /** One line, without a full stop; says what is allowed. */
  readonly description: string;
  /** @throws Error that says what is wrong and what is allowed */
  readonly parse: (text: string) => Value;
}

/** All settings by name. */
export const OPTIONS = {
  index: option({
    flag: '--index',
    valueName: 'dir',
    environment: ['XUNDA_INDEX'],
    fallback: 'index',
    description: 'folder of the built index',
    parse: nonEmpty,
  }),
  workers: option({
    flag: '--workers',
    valueName: 'number',
    environment: ['XUNDA_WORKERS'],
    fallback: 2,
    description: 'threads that build a large index, 1 to 32, about 600 MB each',
    parse: wholeNumber(1, 32),
  }),
  host: option({
    flag: '--host',
    valueName: 'host',
    environment: ['XUNDA_HOST'],
    fallback: '127.0.0.1',
    description: 'address to listen on; 0.0.0.0 for all',
    parse: nonEmpty,
  }),
  port: option({
    flag: '--port',
    valueName: 'number',
    environment: ['XUNDA_PORT', 'PORT'],
    fallback: 3000,
    description: 'port to listen on, 0 to 65535; 0 picks a free one',
    parse: wholeNumber(0, 65535),
  }),
  publicUrl: option({
    flag: '--public-url',
    valueName: 'url',
    environment: ['XUNDA_PUBLIC_URL'],
    fallback: '',
    description: 'where the world finds the site, such as https://archive.example; by default as browsers ask',
    parse: originOrNone,
  }),
  allowedOrigins: option({
    flag: '--allowed-origins',
    valueName: 'list',
    environment: ['XUNDA_ALLOWED_ORIGINS'],
    fallback: '*',
    description: 'sites whose pages may search here: origins parted by commas, * for all, or none',
    parse: originsOf,
  }),
  snippetChars: option({
    flag: '--snippet-chars',
    valueName: 'number',
    environment: ['XUNDA_SNIPPET_CHARS'],
    fallback: 180,
    description: 'characters of an answer shown with a hit, 20 to 2000',
    parse: wholeNumber(20, 2000),
  }),
  maxQueryChars: option({
    flag: '--max-query-chars',
    valueName: 'number',
    environment: ['XUNDA_MAX_QUERY_CHARS'],
    fallback: 2000,
    description: 'longer queries are refused, 1 to 10000 characters',
    parse: wholeNumber(1, 10000),
  }),
  userWords: option({
    flag: '--user-words',
    valueName: 'file',
    environment: ['XUNDA_USER_WORDS'],
    fallback: '',
    description: 'file of words that the dictionary lacks, one a line',
    parse: fileOrNone,
  }),
  takedown: option({
    flag: '--takedown',
    valueName: 'file',
    environment: ['XUNDA_TAKEDOWN'],
    fallback: 'takedown.txt',
    description: 'file of what must leave the index, one a line; read where it is there, none for no such file',
    parse: nonEmpty,
  }),
  synonyms: option({
    flag: '--synonyms',
    valueName: 'file',
    environment: ['XUNDA_SYNONYMS'],
    fallback: '',
    description: 'file of synonyms, one group a line',
    parse: fileOrNone,
  }),
  channels: option({
    flag: '--channels',
    valueName: 'list',
    environment: ['XUNDA_CHANNELS'],
    fallback: 'region,synonym,pinyin,typo',
    description: 'by which likenesses answers are found: any of region,synonym,pinyin,typo, or none',
    parse: listOf(['region', 'synonym', 'pinyin', 'typo']),
  }),
  maxFileBytes: limit('--max-file-bytes', 64 * 2 ** 20, 'bytes of a page, or of a file that must be read whole', 2 ** 31),
  maxLineBytes: limit('--max-line-bytes', 64 * 2 ** 20, 'bytes of a line', 2 ** 29),
  maxDepth: limit('--max-depth', 3, 'archives inside archives', 20),
  maxEntries: limit('--max-entries', 10_000_000, 'files in one archive, or records in one crawl', 2 ** 40),
  maxExpandedBytes: limit('--max-expanded-bytes', 2 ** 38, 'bytes that come out of one archive', 2 ** 50),
  maxRatio: limit('--max-ratio', 200, 'bytes unpacked for each packed one, past the first 10 MiB', 100_000),
} as const;

/** The name of a setting. */
export type OptionName = keyof typeof OPTIONS;

/** All settings with their values. */
export type Settings = { readonly [Name in OptionName]: (typeof OPTIONS)[Name]['fallback'] };

/**
 * The settings in force.
 *
 * @param flags values of the flags that were given, by setting
 * @param environment usually `process.env`; an empty variable counts as not set
 * @throws ConfigurationError naming the option, its value and where it came from
 */
export function loadSettings(flags: Partial<Record<OptionName, string>>, environment: Readonly<Record<string, string | undefined>>): Settings {
  const entries = Object.entries(OPTIONS).map(([name, table]) => [name, load(table as Option<unknown>, flags[name as OptionName], environment)]);
  return Object.freeze(Object.fromEntries(entries) as Settings);
}

/**
 * A setting given by a program: `undefined` stands for the default.
 *
 * @throws ConfigurationError naming the setting, its value and what is allowed
 */
export function checkedSetting<Name extends OptionName>(name: Name, value: Settings[Name] | undefined): Settings[Name] {
  const table = OPTIONS[name] as Option<unknown>;
  return load(table, value === undefined ? undefined : String(value), {}, name) as Settings[Name];
}

function load<Value>(
  table: Option<Value>,
  flag: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  flagName = table.flag,
): Value {
  const variable = table.environment.find((name) => environment[name]);
  const [text, from] = flag !== undefined ? [flag, flagName] : [variable && environment[variable], variable];
  if (text === undefined || from === undefined) return table.fallback;
  try {
    return table.parse(text);
  } catch (cause) {
    throw new ConfigurationError(`${from} ${(cause as Error).message}`, { cause });
  }
}

function option<Value>(table: Option<Value>): Option<Value> {
  return table;
}

/** So much of an archive is read at most, from 1: what is more is left out, and told of. */
function limit(flag: string, fallback: number, of: string, most: number): Option<number> {
  const environment = [`XUNDA_${flag.slice(2).replaceAll('-', '_').toUpperCase()}`];
  return { flag, valueName: 'number', environment, fallback, description: `most ${of}, 1 to ${most}`, parse: wholeNumber(1, most) };
}

function nonEmpty(text: string): string {
  if (text.trim() === '') throw new Error('is empty');
  return text;
}

/** Nothing stands for no file. */
function fileOrNone(text: string): string {
  return text.trim() === '' ? '' : text;
}

function originOrNone(text: string): string {
  return text.trim() === '' ? '' : originOf(text.trim());
}

function originsOf(text: string): string {
  const given = text.trim();
  return given === '*' || given === 'none'
    ? given
    : given
        .split(',')
        .map((one) => originOf(one.trim()))
        .join(',');
}

/** The site is at the root of its host: its links begin with a slash. */
function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.username === '' && !/[?#]/.test(text);
  if (!isOrigin) throw new Error(`has ${JSON.stringify(text)}; a web address without a path is allowed, such as https://archive.example`);
  return url.origin;
}

function listOf(names: readonly string[]): (text: string) => string {
  return (text) => {
    const given = text.split(',').map((name) => name.trim());
    const wrong = text === 'none' ? undefined : given.find((name) => !names.includes(name));
    if (wrong !== undefined) throw new Error(`has ${JSON.stringify(wrong)}; ${names.join(', ')}, parted by commas, or none are allowed`);
    return given.join(',');
  };
}

function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new Error(`is ${JSON.stringify(text)}; a whole number from ${min} to ${max} is allowed`);
    return value;
  };
}
