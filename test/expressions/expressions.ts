/** Finds the regular expressions of source files: literals, and `new RegExp` of constants. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Expression as Node, type Program, parse } from 'acorn';
import { transformSync } from 'esbuild';

/** A regular expression, and the file that it stands in. */
export interface Expression {
  /** Below the folder that was looked through, with `/`. */
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** A name's value in the files where it is declared; undefined where it is no text that is known before the program runs. */
type Constants = ReadonlyMap<string, Node>;

/**
 * All expressions of the `.ts` files below a folder, in the order of files and places.
 *
 * @throws Error naming the file where a pattern is made of something else than constants: nobody could check it
 */
export function expressionsIn(folder: string): Expression[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
  return paths.sort().flatMap((path) => expressionsOf(join(folder, path), relative(folder, join(folder, path)).replaceAll('\\', '/')));
}

function expressionsOf(path: string, file: string): Expression[] {
  const program = programOf(path);
  const constants = constantsOf(path, program);
  const found: Expression[] = [];
  visit(program, (node) => {
    if (node.type === 'Literal' && 'regex' in node && node.regex) found.push({ file, source: node.regex.pattern, flags: node.regex.flags });
    if ((node.type !== 'NewExpression' && node.type !== 'CallExpression') || node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp')
      return;
    const [source, flags] = node.arguments.map((argument) => textOf(argument as Node, constants));
    if (source === undefined || (node.arguments.length > 1 && flags === undefined))
      throw new Error(`${file}: an expression that is made of no constants`);
    found.push({ file, source, flags: flags ?? '' });
  });
  return found;
}

const programOf = (path: string): Program =>
  parse(transformSync(readFileSync(path, 'utf8'), { loader: 'ts' }).code, { ecmaVersion: 'latest', sourceType: 'module' });

/** The constants at the top of a file, and those that it imports. */
function constantsOf(path: string, { body }: Program): Constants {
  const constants = new Map<string, Node>();
  for (const statement of body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type === 'VariableDeclaration') {
      for (const { id, init } of declared.declarations) if (id.type === 'Identifier' && init) constants.set(id.name, init);
    }
    if (statement.type !== 'ImportDeclaration' || !/^\./.test(String(statement.source.value))) continue;
    const from = join(dirname(path), String(statement.source.value).replace(/\.js$/, '.ts'));
    const names = statement.specifiers.flatMap((one) => (one.type === 'ImportSpecifier' && /^[A-Z_]+$/.test(one.local.name) ? [one.local.name] : []));
    if (names.length === 0) continue;
    const theirs = constantsOf(from, programOf(from));
    for (const name of names) {
      const text = textOf({ type: 'Identifier', name, start: 0, end: 0 }, theirs);
      if (text !== undefined) constants.set(name, { type: 'Literal', value: text, start: 0, end: 0 });
    }
  }
  return constants;
}

/** The text that an expression of texts is. */
function textOf(node: Node, constants: Constants): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'Identifier') {
    const value = constants.get(node.name);
    return value && textOf(value, constants);
  }
  const isRaw = node.type === 'TaggedTemplateExpression';
  const template = isRaw ? node.quasi : node;
  if (template.type !== 'TemplateLiteral') return undefined;
  const parts = template.expressions.map((part) => textOf(part, constants));
  const texts = template.quasis.map(({ value }) => (isRaw ? value.raw : value.cooked));
  return parts.includes(undefined) ? undefined : texts.map((text, i) => `${text}${parts[i] ?? ''}`).join('');
}

/** Every node, from the outermost inwards. */
function visit(node: unknown, told: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) visit(one, told);
  else if (typeof node === 'object' && node !== null && 'type' in node) {
    told(node as Node);
    for (const [name, value] of Object.entries(node)) if (name !== 'regex' && name !== 'value') visit(value, told);
  }
}
