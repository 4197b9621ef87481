/** Makes files of one thing, again and again. */

/** A file of one nasty kind. */
export interface Nasty {
  /** Its ending says how it is read. */
  readonly name: string;
  readonly content: Buffer;
}

/** Makes a file of about `bytes` bytes: not more than a tenth away from that, packed files unpacked. */
export type Kind = (bytes: number) => Nasty;

/** Makes a text of about `bytes` bytes. */
export type Text = (bytes: number) => string;

/** One piece, as often as it fits. */
export const times =
  (piece: string): Text =>
  (bytes) =>
    piece.repeat(Math.max(1, Math.floor(bytes / Buffer.byteLength(piece))));

/** An opening for every closing. */
export const nested =
  (open: string, close: string): Text =>
  (bytes) => {
    const count = Math.max(1, Math.floor(bytes / Buffer.byteLength(open + close)));
    return open.repeat(count) + close.repeat(count);
  };

/** Something before it, and behind it. */
export const around =
  (before: string, text: Text, after = ''): Text =>
  (bytes) =>
    before + text(bytes) + after;

/** A text under a name. */
export const file =
  (name: string, text: Text): Kind =>
  (bytes) => ({ name, content: Buffer.from(text(bytes)) });

/** Kinds by what they have too much of. */
export type Kinds = Readonly<Record<string, Kind>>;
