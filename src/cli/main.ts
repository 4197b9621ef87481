#!/usr/bin/env node
/** The program `xunda`: parses the command line, runs a command, and turns errors into exit codes. */

import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import type { Settings } from '../config.js';
import { MAX_PAGE, MAX_PAGE_SIZE } from '../search/searcher.js';
import { asShown, searchRequestOf } from '../server/parameters.js';
import { evaluateCommand } from './evaluate-command.js';
import { exitCodeOf } from './exit-code.js';
import { apartFrom, indexCommand } from './index-command.js';
import { inspectCommand } from './inspect-command.js';
import { addLimits, flagOf, settingsOf } from './options.js';
import { searchCommand } from './search-command.js';
import { serveCommand } from './serve-command.js';
import { statsCommand } from './stats-command.js';
import { printable } from './terminal.js';
import { verifyCommand } from './verify-command.js';
import { watch } from './watch.js';
import { widgetCommand } from './widget-command.js';

const SEARCH_EXAMPLES = `
Examples:
  xunda search 长江大桥                      what stands as typed comes first
  xunda search 大桥 -重庆                    大桥, but not 重庆
  xunda search '"糖色" OR 豆瓣' --sort newest  a phrase, or a word; the newest first
  xunda search 'author:阿木 date:2020..2022' whose, and when
  xunda search -- --watch                    behind -- everything is looked for`;

function createProgram(): Command {
  const program = new Command('xunda')
    .description('Full-text search over archived Chinese answers.')
    .version(version(), '-V, --version')
    .configureOutput({ writeErr: (text) => process.stderr.write(printable(text)) })
    .exitOverride()
    .enablePositionalOptions()
    .showHelpAfterError('(xunda --help tells more)');
  addIndex(program);
  addInspect(program);
  addServe(program);
  addSearch(program);
  addStats(program);
  addVerify(program);
  addEvaluate(program);
  addWidget(program);
  // Every command takes --version, as the program itself does.
  for (const command of program.commands) command.version(version(), command.name() === 'search' ? '--version' : '-V, --version');
  return program;
}

function addIndex(program: Command): void {
  const index = program
    .command('index')
    .description('Build the index from archived pages, or bring it up to date with them.')
    .argument('[paths...]', 'files and folders to read', ['corpus'])
    .addOption(flagOf('index'))
    .addOption(flagOf('workers'))
    .addOption(flagOf('userWords'))
    .addOption(flagOf('takedown'))
    .option('--rebuild', 'read everything again and build from nothing')
    .option('--dry-run', 'tell what would change, and change nothing')
    .option('--keep-missing', 'keep the answers of files that are gone')
    .option('--mapping <file>', 'which fields of JSON records are which of ours, for all files (default: xunda-mapping.json in their folders)')
    .option('--report <file>', 'write what was left out to a file, a JSON object a line')
    .option('--watch', 'go on, and index again whenever something has changed');
  addLimits(index).action((paths, { rebuild, dryRun, keepMissing, mapping, report, watch: watches, ...flags }) => {
    const settings = settingsOf(flags);
    const run = () => indexCommand(paths, settings, { rebuild, dryRun, keepMissing, mapping, report });
    return watches ? watchCommand(paths, settings, apartFrom(settings, { report, mapping }), run) : run();
  });
}

function addInspect(program: Command): void {
  const inspect = program
    .command('inspect')
    .description('Show how files are recognised, and what is found in them.')
    .argument('<files...>', 'files and folders to look at')
    .option('--pages <number>', 'pages shown of each file', wholeNumber(1, 1_000_000), 3)
    .option('--text', 'show whole texts')
    .option('--mapping <file>', 'which fields of JSON records are which of ours');
  addLimits(inspect).action((files, { pages, text = false, mapping, ...flags }) =>
    inspectCommand(files, settingsOf(flags), { pages, showsText: text, mapping }),
  );
}

/** Errors of one run are told, and the next one may be better. Ctrl-C ends it: an index is whole whenever that comes. */
function watchCommand(
  paths: readonly string[],
  { userWords, takedown }: Settings,
  apart: readonly string[],
  run: () => Promise<void>,
): Promise<never> {
  console.error('watching; Ctrl-C ends it');
  return watch(paths, [userWords, takedown].filter(Boolean), apart, run, (error) => exitCodeOf(error));
}

function addServe(program: Command): void {
  program
    .command('serve')
    .description('Serve the search page and the HTTP API.')
    .addOption(flagOf('index'))
    .addOption(flagOf('host'))
    .addOption(flagOf('port'))
    .addOption(flagOf('publicUrl'))
    .addOption(flagOf('allowedOrigins'))
    .addOption(flagOf('snippetChars'))
    .addOption(flagOf('maxQueryChars'))
    .addOption(flagOf('userWords'))
    .addOption(flagOf('synonyms'))
    .addOption(flagOf('channels'))
    .action((flags) => serveCommand(settingsOf(flags)));
}

function addSearch(program: Command): void {
  program
    .command('search')
    .description('Search from the terminal.')
    .argument('[query...]', 'what to look for, a word begun with a minus is excluded; may be left out where there is a filter')
    .allowUnknownOption()
    .helpOption('--help', 'display help for command')
    .addHelpText('after', SEARCH_EXAMPLES)
    .addOption(flagOf('index'))
    .option('--page <number>', 'page of results', wholeNumber(1, MAX_PAGE), 1)
    .option('--page-size <number>', 'results on a page', wholeNumber(1, MAX_PAGE_SIZE), 10)
    .option('--author <name>', 'only answers by this author; may be repeated, for any of them', repeated)
    .option('--site <name>', 'only answers from this site; may be repeated, for any of them', repeated)
    .option('--topic <name>', 'only answers with this topic; may be repeated, for any of them', repeated)
    .option('--from <day>', 'only answers from this year, month or day on')
    .option('--to <day>', 'only answers up to this year, month or day')
    .option('--sort <order>', 'relevance, newest, oldest or votes')
    .option('--facets <fields>', 'count the results by author, site, topic, year (parted by commas)')
    .option('--match <which>', 'all: only answers that have everything')
    .option('--group <by>', 'question: each question once, with its best answers (by relevance the default); none: each answer')
    .option('--copies <which>', 'all: show copies of an answer as results of their own')
    .option('--explain', 'tell how each result came to its place')
    .option('--json', 'print JSON')
    .addOption(flagOf('snippetChars'))
    .addOption(flagOf('maxQueryChars'))
    .addOption(flagOf('userWords'))
    .addOption(flagOf('synonyms'))
    .addOption(flagOf('channels'))
    .action((query: string[], { author, site, topic, from, to, sort, facets, match, group, copies, ...flags }, command: Command) => {
      refuseUnknownFlags(command, process.argv.slice(2));
      const explain = flags.explain ? 'true' : undefined;
      // The flags mean what the parameters of the HTTP API mean, and are checked as these are.
      const request = searchRequestOf({ q: query.join(' '), author, site, topic, from, to, sort, facets, match, group, copies, explain });
      const isJson = flags.json ?? false;
      searchCommand({ ...(isJson ? request : asShown(request)), page: flags.page, pageSize: flags.pageSize }, isJson, settingsOf(flags));
    });
}

/** The values of a flag that may be given several times. */
const repeated = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** One minus begins a word of the query, which so has no short flags beside -h; two begin a flag, unless -- stands before them. */
function refuseUnknownFlags(command: Command, given: readonly string[]): void {
  const end = given.indexOf('--');
  const before = end < 0 ? given : given.slice(0, end);
  const flags = command.args.filter((word) => before.includes(word));
  if (flags.includes('-h')) command.help();
  const unknown = flags.find((word) => /^--./.test(word));
  if (unknown !== undefined) command.error(`error: unknown option '${unknown}'`);
}

function addStats(program: Command): void {
  program
    .command('stats')
    .description('Tell what the index holds.')
    .addOption(flagOf('index'))
    .option('--json', 'print JSON')
    .action((flags) => statsCommand(flags.json ?? false, settingsOf(flags)));
}

function addVerify(program: Command): void {
  program
    .command('verify')
    .description('Check every byte of the index.')
    .addOption(flagOf('index'))
    .action((flags) => verifyCommand(settingsOf(flags).index));
}

function addEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description('Measure the order of results on a judged set.')
    .argument('<set>', 'folder with corpus.jsonl, queries.jsonl and qrels.jsonl')
    .option('--queries <file>', 'another file of queries')
    .option('--min-rel <number>', 'least grade that counts as relevant', wholeNumber(1, 100), 1)
    .option('--votes', 'index the votes of corpus.jsonl too')
    .option('--json', 'print JSON')
    .addOption(flagOf('userWords'))
    .addOption(flagOf('synonyms'))
    .addOption(flagOf('channels'))
    .action((set, { queries, minRel, votes, json, ...flags }) => evaluateCommand(set, { queries, minRel, votes, json }, settingsOf(flags)));
}

function addWidget(program: Command): void {
  program
    .command('widget')
    .description('Print the two lines that put the search box on a page.')
    .addOption(flagOf('publicUrl'))
    .option('--classic', 'for pages that load no modules')
    .option('--out <dir>', 'write the scripts to a folder, to host them yourself')
    .option('--json', 'print JSON')
    .action(({ classic, out, json, ...flags }) => widgetCommand(settingsOf(flags), { classic, out, json }));
}

function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) throw new InvalidArgumentError(`A whole number from ${min} to ${max} is allowed.`);
    return value;
  };
}

function version(): string {
  const manifest = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

// A reader that has seen enough (`xunda search … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
