/** Turns the lines of a file into text, one by one, in the one encoding that the file is in. */

import { TextDecoder } from 'node:util';
import { decode } from './decode.js';

/** Any byte that is no ASCII. */
const BEYOND_ASCII = /[\u0080-\uFFFF]/;

/**
 * Decodes lines. They are UTF-8 until the first that is beyond ASCII and in another known encoding (GB18030, Big5): then all the file is in that.
 */
export class LineDecoder {
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private other: TextDecoder | undefined;
  private isSettled = false;

  /** The text of a line; nothing where it is not in the file's encoding. */
  decode(line: Buffer): string | undefined {
    try {
      if (this.other) return this.other.decode(line);
      const text = this.utf8.decode(line);
      this.isSettled ||= BEYOND_ASCII.test(text.replace(/^\uFEFF/, ''));
      return text;
    } catch {
      return this.isSettled || this.other || isDamaged(line) ? undefined : this.settle(line);
    }
  }

  /** The name of the encoding, where a line that cannot be used should say it. */
  get encoding(): string {
    return (this.other?.encoding ?? 'utf-8').toUpperCase();
  }

  private settle(line: Buffer): string | undefined {
    const decoded = decode(line);
    if ('problem' in decoded || decoded.encoding.startsWith('utf')) return undefined;
    this.isSettled = true;
    this.other = new TextDecoder(decoded.encoding, { fatal: true });
    return decoded.text;
  }
}

/** Whether bytes are UTF-8 but for a few: other encodings hardly hold a character of three bytes of it. */
function isDamaged(line: Buffer): boolean {
  const text = line.toString('utf8');
  const broken = text.split('\uFFFD').length - 1;
  const whole = text.match(/[\u2E80-\uFFEF]/g)?.filter((character) => character !== '\uFFFD').length ?? 0;
  return whole >= broken;
}
