import { once } from 'node:events';
import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';

/** A picture in the upper left corner of a sheet. Sizes in millimetres. */
export type Picture = {
  bytes: Buffer;
  extension: 'png' | 'jpeg';
  width: number;
  height: number;
  /** What it shows, for those who cannot see it. */
  description: string;
};

export type SheetWriter = ExcelJS.Worksheet;
export type SheetOptions = Partial<ExcelJS.AddWorksheetOptions>;

/** What lies within the streaming writer of exceljs 4.4.0 and is not in its types. */
type Inside = {
  zip: { append(source: unknown, entry: { name: string }): unknown };
  styles: { _addFont(font: Partial<ExcelJS.Font>): number };
};
type SheetInside = {
  id: number;
  stream: { pipes: Writable[] };
  _write(xml: string): void;
  _writePageMargins(): void;
  _writeLegacyData(): void;
  _sheetRelsWriter: { addRelationship(relationship: { Type: string; Target: string }): string };
};

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const emuPerMillimetre = 36_000;

/**
 * exceljs's streaming writer, so that of a long table only the rows at hand are in memory, with what it lacks: it waits
 * for the zip to take what was written, and it writes pictures. The workbook itself is gathered in memory.
 */
export class WorkbookStream {
  readonly #workbook: ExcelJS.stream.xlsx.WorkbookWriter;
  readonly #zip: Inside['zip'];
  readonly #chunks: Buffer[] = [];
  readonly #drawings: number[] = [];
  /** One file of each picture, however many sheets show it. */
  readonly #pictures = new Map<string, string>();

  /** @param standard the letters of cells without a style; columns are measured in their digits */
  constructor(
    properties: { title: string; subject: string; creator: string; keywords: string },
    standard: Partial<ExcelJS.Font>,
  ) {
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.#chunks.push(chunk);
        done();
      },
    });
    this.#workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
    Object.assign(this.#workbook, properties, { lastModifiedBy: properties.creator, language: 'id-ID' });
    this.#workbook.views = [
      { x: 0, y: 0, width: 24_000, height: 14_000, firstSheet: 0, activeTab: 0, visibility: 'visible' },
    ];
    const { zip, styles } = this.#workbook as unknown as Inside;
    // The first font is the standard one.
    styles._addFont(standard);
    this.#zip = zip;
    this.#announceDrawings();
  }

  /** Sheets are written one after the other: add, fill, close. */
  addSheet(name: string, options: SheetOptions): SheetWriter {
    return this.#workbook.addWorksheet(name, options);
  }

  /** Waits until the zip has taken what was written. */
  async settle(sheet: SheetWriter): Promise<void> {
    await setImmediate();
    const [pipe] = (sheet as unknown as SheetInside).stream.pipes;
    while (pipe && pipe.writableLength > pipe.writableHighWaterMark) await once(pipe, 'drain');
  }

  async closeSheet(sheet: SheetWriter, more: { picture: Picture | null; textNumbers: string }): Promise<void> {
    const inside = sheet as unknown as SheetInside;
    const drawing = more.picture ? this.#draw(inside, more.picture) : '';
    const writeMargins = inside._writePageMargins.bind(inside);
    inside._writePageMargins = () => {
      inside._write('<printOptions horizontalCentered="1"/>');
      writeMargins();
    };
    // Codes such as 32.15 are text and look like numbers: no green corner in each of them.
    const ignored = `<ignoredErrors><ignoredError sqref="${more.textNumbers}" numberStoredAsText="1"/></ignoredErrors>`;
    // The last that is written of a sheet, and where the order of its parts wants both.
    inside._writeLegacyData = () => inside._write(ignored + drawing);
    sheet.commit();
    await this.settle(sheet);
  }

  /** @returns the whole workbook */
  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    await this.#workbook.commit();
    const length = this.#chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const chunk of this.#chunks.splice(0)) {
      bytes.set(chunk, at);
      at += chunk.byteLength;
    }
    return bytes;
  }

  /** The list of the parts of a workbook does not know of drawings: it is completed on its way into the zip. */
  #announceDrawings(): void {
    const zip = this.#zip;
    const append = zip.append.bind(zip);
    zip.append = (source, entry) => {
      if (entry.name !== '[Content_Types].xml') return append(source, entry);
      const type = 'application/vnd.openxmlformats-officedocument.drawing+xml';
      const parts = this.#drawings.map(
        (id) => `<Override PartName="/xl/drawings/drawing${id}.xml" ContentType="${type}"/>`,
      );
      return append(String(source).replace('</Types>', `${parts.join('')}</Types>`), entry);
    };
  }

  /** Adds the parts of a drawing; answers the element by which the sheet names it. */
  #draw(sheet: SheetInside, picture: Picture): string {
    const part = `xl/drawings/drawing${sheet.id}.xml`;
    const rels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/image" Target="../media/${this.#nameOf(picture)}"/></Relationships>`;
    this.#zip.append(drawingXml(picture), { name: part });
    this.#zip.append(rels, { name: `xl/drawings/_rels/drawing${sheet.id}.xml.rels` });
    this.#drawings.push(sheet.id);
    const id = sheet._sheetRelsWriter.addRelationship({
      Type: `${relationships}/drawing`,
      Target: `../drawings/drawing${sheet.id}.xml`,
    });
    return `<drawing r:id="${id}"/>`;
  }

  #nameOf({ bytes, extension }: Picture): string {
    const key = `${extension} ${bytes.toString('base64')}`;
    const known = this.#pictures.get(key);
    if (known) return known;
    const id = this.#workbook.addImage({ buffer: bytes as unknown as ExcelJS.Buffer, extension });
    const name = `image${id}.${extension}`;
    this.#pictures.set(key, name);
    return name;
  }
}

function drawingXml({ width, height, description }: Picture): string {
  const [cx, cy] = [width, height].map((size) => Math.round(size * emuPerMillimetre));
  const away = Math.round(emuPerMillimetre);
  const main = 'http://schemas.openxmlformats.org/drawingml/2006';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<xdr:wsDr xmlns:xdr="${main}/spreadsheetDrawing" xmlns:a="${main}/main"><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>${away}</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>${away}</xdr:rowOff></xdr:from><xdr:ext cx="${cx}" cy="${cy}"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Logo" descr="${escapeXml(description)}"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${relationships}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`;
}

function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML does not allow
  const allowed = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
  return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
