/** Reads the list of what must not be in the index any more, and leaves it out. */

import type { Answer, IdentifiedPage } from '../model.js';
import { type OperatorLine, readOperatorLines } from '../text/operator-file.js';
import { isDay } from './dates.js';

/** One thing that is taken down. */
export interface TakedownLine {
  /** What an index keeps of the line, to know it again: `id:`, `url:` or `author:`, and the value. */
  readonly key: string;
  readonly date: string;
  readonly reason: string;
}

const LINE = /^(?:(?<kind>id|author):(?:"(?<quoted>[^"]+)"|(?<bare>\S+))|(?<url>https?:\/\/\S+))\s+(?<date>\S+)\s+(?<reason>\S.*)$/iu;

/**
 * The lines of a file in UTF-8: what, a day, and a reason, parted by blanks. What is `id:ID`, `author:NAME` (in quotes where it has blanks), or the
 * address of an answer; `#` begins a note.
 *
 * @throws ConfigurationError naming the file, the line and what is wrong with it; or where the file cannot be read
 */
export function readTakedown(file: string): TakedownLine[] {
  return [
    ...new Map(
      readOperatorLines(file)
        .map((line) => lineOf(line))
        .map((line) => [line.key, line]),
    ).values(),
  ];
}

function lineOf({ text, error }: OperatorLine): TakedownLine {
  const found = LINE.exec(text)?.groups;
  if (!found)
    throw error(`a line is what, day, reason, such as: author:"阿 木" 2024-05-06 asked by the author; what is id:…, author:… or a web address`);
  const { kind, quoted, bare, url, date = '', reason = '' } = found;
  if (!isDay(date)) throw error(`${JSON.stringify(date)} is no day as YYYY-MM-DD`);
  const key = url === undefined ? `${kind?.toLowerCase()}:${quoted ?? bare}` : urlKey(url);
  return { key, date, reason };
}

/** What follows `#` leads to a place on the page, and a last slash to the same page. */
function urlKey(url: string): string {
  return `url:${(url.split('#', 1)[0] as string).replace(/\/$/, '')}`;
}

/** Leaves out what is taken down, and counts what each line left out. */
export class Takedown {
  private readonly ids = new Map<string, Set<string>>();
  private readonly keysById = new Map<string, string>();

  /** @param lines a list without doubles */
  constructor(readonly lines: readonly TakedownLine[]) {
    for (const { key } of lines) this.ids.set(key, new Set());
  }

  /**
   * Answers that may have several texts, each with the key of its line: all texts of one go where one of them is meant, though others may have another
   * author's name, or no address.
   */
  get taken(): ReadonlyMap<string, string> {
    return this.keysById;
  }

  /** Remembers what was {@link taken} before, as long as its line is there. */
  remember(taken: Iterable<readonly [id: string, key: string]>): void {
    for (const [id, key] of taken) if (this.ids.has(key)) this.keysById.set(id, key);
  }

  /** Whether an answer is taken down; it is then counted for its line. */
  takes(answer: Pick<Answer, 'id' | 'author' | 'url' | 'revision'>): boolean {
    const key = this.keyFor(answer) ?? this.keysById.get(answer.id);
    if (key === undefined) return false;
    this.ids.get(key)?.add(answer.id);
    if (answer.revision) this.keysById.set(answer.id, key);
    return true;
  }

  /** The key of the first line that means an answer as it is. */
  private keyFor({ id, author, url }: Pick<Answer, 'id' | 'author' | 'url'>): string | undefined {
    return [`id:${id}`, `author:${author}`, ...(url === undefined ? [] : [urlKey(url)])].find((key) => this.ids.has(key));
  }

  /** A page without what is taken down. */
  applyTo(identified: IdentifiedPage): IdentifiedPage {
    if (this.lines.length === 0) return identified;
    const gone = new Set(identified.answers.filter((answer) => this.takes(answer)).map(({ id }) => id));
    if (gone.size === 0) return identified;
    const { answers, foreign, revisions, writtenOn, ...page } = identified.page;
    const stillForeign = foreign?.filter((id) => !gone.has(id)) ?? [];
    const stay = <T>(ofEach: readonly T[]): T[] => ofEach.filter((_, i) => !gone.has(answers[i] as string));
    const texts = { ...(revisions && { revisions: stay(revisions) }), ...(writtenOn && { writtenOn: stay(writtenOn) }) };
    const marks = { ...(stillForeign.length > 0 && { foreign: stillForeign }), ...texts };
    return {
      page: { ...page, answers: stay(answers), ...marks },
      answers: identified.answers.filter(({ id }) => !gone.has(id)),
    };
  }

  /** How many answers each line left out so far. */
  get counts(): readonly (TakedownLine & { readonly removed: number })[] {
    return this.lines.map((line) => ({ ...line, removed: this.ids.get(line.key)?.size ?? 0 }));
  }
}
