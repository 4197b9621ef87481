/** Makes containers of files for tests of readers. */

import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { WARCRecord, WARCSerializer } from 'warcio';

/** A file to be put into a container. */
export interface Entry {
  readonly name: string | Buffer;
  readonly content: string | Buffer;
  /** The size that is claimed, where it is not the true one. */
  readonly claimed?: number;
  readonly isEncrypted?: boolean;
}

/** A `.zip` of deflated files (APPNOTE 6.3.9). @param times that each is listed, over the same bytes */
export function zipOf(entries: readonly Entry[], times = 1): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const [name, content] = [Buffer.from(entry.name as string), Buffer.from(entry.content as string)];
    const packed = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(entry.isEncrypted ? 1 : 0, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(entry.claimed ?? content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, packed]);
    locals.push(local);
    for (let i = 0; i < times; i++) central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, end, name]));
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const last = Buffer.alloc(22);
  last.write('PK\x05\x06', 'latin1');
  last.writeUInt16LE(central.length, 8);
  last.writeUInt16LE(central.length, 10);
  last.writeUInt32LE(directory.length, 12);
  last.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, last]);
}

/** The same bytes come out whenever a test runs. */
const MADE = new Date('2024-05-06T00:00:00Z');

/** A `.tar`; an entry without content is a symbolic link. */
export async function tarOf(entries: readonly { readonly name: string; readonly content?: string | Buffer }[]): Promise<Buffer> {
  const made = pack();
  for (const { name, content } of entries) {
    if (content === undefined) made.entry({ name, type: 'symlink', linkname: '/etc/hostname', mtime: MADE });
    else made.entry({ name, mtime: MADE }, Buffer.from(content as string));
  }
  made.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of made) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A record of a crawl. */
export interface CrawlRecord {
  readonly type?: 'response' | 'conversion' | 'resource' | 'request' | 'revisit';
  readonly url?: string;
  /** As ISO 8601; 2024-05-06 by default. */
  readonly date?: string;
  readonly contentType?: string;
  readonly status?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the record itself, such as `WARC-Refers-To-Date`. */
  readonly warcHeaders?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A WARC file, each record packed by itself where it is to be packed. */
export async function warcOf(records: readonly CrawlRecord[], isPacked = false): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (const { type = 'response', url = 'https://wenda.example/q/1', date = '2024-05-06T01:02:03Z', status = '200 OK', ...record } of records) {
    const { contentType = 'text/html; charset=utf-8', headers = {}, warcHeaders = {}, body } = record;
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(body as string);
    }
    const id = { 'WARC-Record-ID': `<urn:uuid:00000000-0000-4000-8000-${String(parts.length).padStart(12, '0')}>`, ...warcHeaders };
    const isHttp = type === 'response' || type === 'revisit';
    const made = WARCRecord.create(
      {
        url,
        date,
        type,
        warcVersion: 'WARC/1.1',
        ...(isHttp
          ? { statusline: `HTTP/1.1 ${status}`, httpHeaders: { 'content-type': contentType, ...headers }, warcHeaders: id }
          : { warcHeaders: { ...id, 'Content-Type': contentType } }),
      },
      bytes(),
    );
    const serialized = Buffer.from(await WARCSerializer.serialize(made, { gzip: false }));
    parts.push(isPacked ? gzipSync(serialized) : serialized);
  }
  return Buffer.concat(parts);
}
