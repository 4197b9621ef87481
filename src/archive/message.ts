/** Takes messages apart into head and parts (MIME, RFC 2045 and 2046), as far as saved pages need it. */
// Parsers of mail keep each line as an object of its own: of empty lines they take two thousand times the memory of the file. Here, parts are
// found by searching for what parts them.

/** What a message is, and each of its parts. */
export interface Entity {
  /** The first of each name, in small letters; folded lines are one. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** A part of a message. */
export interface Part {
  readonly entity: Entity;
  /** Whether its end was found: where not, the message breaks off in it. */
  readonly isWhole: boolean;
}

/** Heads of saved pages have a thousand. */
const MAX_HEAD_BYTES = 1 << 20;

/** RFC 2046 allows 70. */
const MAX_BOUNDARY_CHARS = 200;

const [LF, CR, DASH, BLANK, TAB] = [0x0a, 0x0d, 0x2d, 0x20, 0x09];

/** @throws Error where its head has no end that a head may have */
export function entityIn(bytes: Buffer): Entity {
  const [end, start] = endOfHead(bytes);
  const headers = new Map<string, string>();
  for (const header of bytes.toString('utf8', 0, end).split(/\n(?![ \t])/)) {
    const colon = header.indexOf(':');
    const name = header.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !headers.has(name))
      headers.set(
        name,
        header
          .slice(colon + 1)
          .replace(/[\r\n]/g, '')
          .trim(),
      );
  }
  return { headers, body: bytes.subarray(start) };
}

/** Where the empty line is, and what follows it. */
function endOfHead(bytes: Buffer): readonly [end: number, next: number] {
  for (let start = 0; ; ) {
    const end = bytes.indexOf(LF, start);
    if (end < 0 ? bytes.length > MAX_HEAD_BYTES : end > MAX_HEAD_BYTES) throw new Error(`a head of more than ${MAX_HEAD_BYTES} bytes`);
    if (end < 0) return [bytes.length, bytes.length];
    if (end === start || (end === start + 1 && bytes[start] === CR)) return [start, end + 1];
    start = end + 1;
  }
}

/** The value of a header without its parameters, in small letters; empty where there is no such header. */
export const valueIn = ({ headers }: Entity, name: string): string => (headers.get(name)?.split(';', 1)[0] ?? '').trim().toLowerCase();

const PARAMETER = /;\s{0,99}([\w*-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|([^\s;"]*))/g;

/** A parameter of a header, such as the `charset` of `content-type`. */
export function parameterOf({ headers }: Entity, header: string, name: string): string | undefined {
  for (const [, found, quoted, bare] of headers.get(header)?.matchAll(PARAMETER) ?? []) if (found?.toLowerCase() === name) return quoted ?? bare;
  return undefined;
}

/** The parts of a message in their order; none where it does not say what parts them. @throws Error where the head of a part has no end that a head may have */
export function* partsOf(message: Entity): Generator<Part> {
  const boundary = parameterOf(message, 'content-type', 'boundary');
  if (!boundary || boundary.length > MAX_BOUNDARY_CHARS) return;
  const { body } = message;
  let begun: number | undefined;
  for (const { start, next, isLast } of delimitersIn(body, Buffer.from(`--${boundary}`))) {
    if (begun !== undefined) yield { entity: entityIn(body.subarray(begun, Math.max(begun, beforeLineEnd(body, start)))), isWhole: true };
    if (isLast) return;
    begun = next;
  }
  if (begun !== undefined) yield { entity: entityIn(body.subarray(begun)), isWhole: false };
}

/** The line end before a delimiter is a part of it. */
const beforeLineEnd = (body: Buffer, start: number): number => (body[start - 2] === CR ? start - 2 : start - 1);

interface Delimiter {
  readonly start: number;
  /** Behind its line. */
  readonly next: number;
  readonly isLast: boolean;
}

/** The lines that part a body. A delimiter stands at the beginning of a line, and nothing but blanks stands behind it. */
function* delimitersIn(body: Buffer, sign: Buffer): Generator<Delimiter> {
  for (let start = body.indexOf(sign); start >= 0; start = body.indexOf(sign, start + sign.length)) {
    if (start > 0 && body[start - 1] !== LF) continue;
    const behind = start + sign.length;
    const isLast = body[behind] === DASH && body[behind + 1] === DASH;
    const next = endOfBlankLine(body, isLast ? behind + 2 : behind);
    if (next !== undefined) yield { start, next, isLast };
  }
}

/** The place behind a line that goes on with nothing but blanks. */
function endOfBlankLine(body: Buffer, from: number): number | undefined {
  let at = from;
  while (body[at] === BLANK || body[at] === TAB || body[at] === CR) at++;
  return at === body.length ? at : body[at] === LF ? at + 1 : undefined;
}
