/** Undoes what makes the bytes of a message fit for mail (RFC 2045, 6.7 and 6.8). */

const [EQUALS, LF, CR, BLANK, TAB] = [0x3d, 0x0a, 0x0d, 0x20, 0x09];

/** Bytes as they were before they were encoded. @param encoding as a header says it; what is neither `base64` nor `quoted-printable` stays as it is */
export function decodedBy(encoding: string, bytes: Buffer): Buffer {
  if (encoding === 'base64') return Buffer.from(bytes.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? unquoted(bytes) : bytes;
}

function unquoted(bytes: Buffer): Buffer {
  const result = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] as number;
    const next = byte === EQUALS ? endOfSoftBreak(bytes, at + 1) : undefined;
    const value = byte === EQUALS && next === undefined ? valueAt(bytes, at + 1) : undefined;
    if (next === undefined) result[length++] = value ?? byte;
    at = next ?? at + (value === undefined ? 1 : 3);
  }
  return result.subarray(0, length);
}

/** Behind a line end that was only put in to keep lines short; blanks before it came on the way. */
function endOfSoftBreak(bytes: Buffer, from: number): number | undefined {
  let at = from;
  while (bytes[at] === BLANK || bytes[at] === TAB) at++;
  if (bytes[at] === CR) at++;
  return bytes[at] === LF ? at + 1 : undefined;
}

/** The byte of two digits; nothing where there are no two: the sign then stands for itself. */
function valueAt(bytes: Buffer, at: number): number | undefined {
  const [high, low] = [digitOf(bytes[at]), digitOf(bytes[at + 1])];
  return high === undefined || low === undefined ? undefined : high * 16 + low;
}

function digitOf(byte = 0): number | undefined {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}
