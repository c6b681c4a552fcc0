import { uploadLimits } from '../../domain/imports';
import { FileRefusal, tooLarge, unreadable } from './file-problem';

/** What a reader wants to hear of an XML part. Names come without their namespace prefix. */
export type XmlHandler = {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(value: string): void;
};

const deepest = 64;
/** A tag or a text that is still open; far above any cell that is within the limits. */
const longestToken = 64 * uploadLimits.cellCharacters;

const broken = (why: string) =>
  new FileRefusal(unreadable(`Isi file XLSX rusak (${why}). Buka di Excel, simpan ulang, lalu unggah lagi.`));

const namedEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its character references resolved. Only the five of XML itself and numbers: others would need a DTD. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));|&/gi,
    (_all, hex?: string, decimal?: string, name?: string) => {
      const known = name === undefined ? undefined : namedEntities[name];
      if (known !== undefined) return known;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (!(point > 0 && point <= 0x10ffff)) throw broken('entitas yang tidak dikenal');
      return String.fromCodePoint(point);
    },
  );
}

const attribute = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** The value of an attribute in the raw text of a tag, null when it is not there. Any prefix of `name` is forgiven. */
export function attributeOf(attributes: string, name: string): string | null {
  if (!attributes.includes(name)) return null;
  attribute.lastIndex = 0;
  for (let found = attribute.exec(attributes); found; found = attribute.exec(attributes)) {
    const key = found[1] ?? '';
    if (key === name || key.endsWith(`:${name}`)) return decodeEntities(found[2] ?? found[3] ?? '');
  }
  return null;
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Tokenises XML that arrives in pieces, without building a tree. There are no external or own entities: a document
 * with a DOCTYPE is refused. Throws FileRefusal when it is not well formed.
 */
class XmlReader {
  private readonly handler: XmlHandler;
  private readonly path: string[] = [];
  private pending = '';
  private rootSeen = false;

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  /** Takes the next piece; tokens that are not complete wait for the one after. */
  write(piece: string): void {
    const source = this.pending + piece;
    let at = 0;
    while (at < source.length) {
      const next = source.charCodeAt(at) === 60 ? this.readMarkup(source, at) : this.readText(source, at);
      if (next < 0) break;
      at = next;
    }
    this.pending = source.slice(at);
    if (this.pending.length > longestToken)
      throw new FileRefusal(tooLarge('cellCharacters', 'Ada sel atau bagian yang terlalu panjang.'));
  }

  end(): void {
    if (this.pending.trim() !== '' || this.path.length > 0 || !this.rootSeen) throw broken('XML terputus');
  }

  private readText(source: string, at: number): number {
    const end = source.indexOf('<', at);
    if (end < 0) return -1;
    if (this.path.length > 0) this.handler.text(decodeEntities(source.slice(at, end)));
    else if (source.slice(at, end).trim() !== '') throw broken('teks di luar XML');
    return end;
  }

  private readMarkup(source: string, at: number): number {
    const second = source.charCodeAt(at + 1);
    if (second === 33) return this.readDeclaration(source, at);
    if (second === 63) return after(source, at, '?>');
    const end = findTagEnd(source, at);
    if (end < 0) return -1;
    if (second === 47) this.closeTag(withoutPrefix(source.slice(at + 2, end).trim()));
    else this.openTag(source.slice(at + 1, end));
    return end + 1;
  }

  private openTag(tag: string): void {
    const selfClosing = tag.endsWith('/');
    const body = selfClosing ? tag.slice(0, -1) : tag;
    const space = body.search(/\s/);
    const name = withoutPrefix(space < 0 ? body : body.slice(0, space));
    if (name === '' || (this.path.length === 0 && this.rootSeen)) throw broken('XML tidak sah');
    this.rootSeen = true;
    this.handler.open(name, space < 0 ? '' : body.slice(space));
    if (selfClosing) this.handler.close(name);
    else if (this.path.push(name) > deepest) throw broken('XML terlalu dalam');
  }

  private closeTag(name: string): void {
    if (this.path.pop() !== name) throw broken('XML tidak sah');
    this.handler.close(name);
  }

  private readDeclaration(source: string, at: number): number {
    if (source.startsWith('<!--', at)) return after(source, at + 4, '-->');
    if (source.startsWith('<![CDATA[', at)) {
      const end = source.indexOf(']]>', at);
      if (end < 0) return -1;
      this.handler.text(source.slice(at + 9, end));
      return end + 3;
    }
    if (source.length - at < 9) return -1;
    throw new FileRefusal(
      unreadable(
        'File XLSX ini memuat DOCTYPE atau ENTITY, yang tidak pernah ditulis Excel. Salin tabelnya ke buku kerja baru, lalu unggah itu.',
      ),
    );
  }
}

function after(source: string, at: number, mark: string): number {
  const end = source.indexOf(mark, at);
  return end < 0 ? -1 : end + mark.length;
}

/** The `>` that ends a tag: one inside a quoted value does not. -1 when it has not come yet. */
function findTagEnd(source: string, from: number): number {
  let quote = 0;
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at;
  }
  return -1;
}

/** Reads an XML part from its bytes (UTF-8, or UTF-16 with its mark). */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const reader = new XmlReader(handler);
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    reader.write(decodeChunk(decoder, chunk));
  }
  reader.end();
}

function decodeChunk(decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw broken('huruf yang tidak sah');
  }
}

function encodingOf(chunk: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8';
}
