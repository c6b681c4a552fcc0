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

/**
 * What lies within the streaming writer of exceljs 4.4.0 and is not in its types. It is reached for here alone, and
 * workbook-stream.test.ts fails where a later version has it otherwise.
 */
type Inside = {
  zip: { append(source: unknown, entry: { name: string }): unknown };
  styles: { _addFont(font: Partial<ExcelJS.Font>): number };
};
type SheetInside = {
  id: number;
  dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void };
  _write(xml: string): void;
  _writeCloseSheetData(): void;
  _writeSheetProtection(): void;
  _writePageMargins(): void;
  _writeLegacyData(): void;
  _sheetRelsWriter: { addRelationship(relationship: { Type: string; Target: string }): string };
};

/** What a sheet has besides its cells. */
export type SheetExtras = {
  /** A range of codes such as 32.15, which are text and look like numbers: no green corner in each of them. */
  textNumbers?: string;
  picture?: Picture | null;
  /** Printed in the middle of the paper. */
  centred?: boolean;
  /** What may be typed, once for a range. */
  validations?: readonly { range: string; validation: ExcelJS.DataValidation }[];
  /** Cells keep their contents, but those that are unlocked. Without a password: against a slip, not a will. */
  isProtected?: boolean;
};

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const emuPerMillimetre = 36_000;

/**
 * exceljs's streaming writer, so that of a long table only the rows at hand are in memory, with what it lacks:
 * pictures, and the order of parts that Excel wants. The workbook itself is gathered in memory.
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
    properties: { title: string; creator: string; subject?: string; keywords?: string },
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
  addSheet(name: string, options: SheetOptions = {}): SheetWriter {
    return this.#workbook.addWorksheet(name, options);
  }

  /** Between rows: the zip takes what was written, and others are answered. */
  async settle(): Promise<void> {
    await setImmediate();
  }

  async closeSheet(sheet: SheetWriter, extras: SheetExtras = {}): Promise<void> {
    const { textNumbers, picture, centred, validations = [], isProtected } = extras;
    const inside = sheet as unknown as SheetInside;
    for (const { range, validation } of validations) inside.dataValidations.add(range, validation);
    if (isProtected) await protect(sheet, inside);
    if (centred) {
      const writeMargins = inside._writePageMargins.bind(inside);
      inside._writePageMargins = () => {
        inside._write('<printOptions horizontalCentered="1"/>');
        writeMargins();
      };
    }
    const drawing = picture ? this.#draw(inside, picture) : '';
    const ignored = textNumbers
      ? `<ignoredErrors><ignoredError sqref="${textNumbers}" numberStoredAsText="1"/></ignoredErrors>`
      : '';
    // The last that is written of a sheet, and where the order of its parts wants both.
    inside._writeLegacyData = () => inside._write(ignored + drawing);
    sheet.commit();
    await this.settle();
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

/** exceljs writes the protection behind the validations; Excel takes a sheet only with its parts in their order. */
async function protect(sheet: SheetWriter, inside: SheetInside): Promise<void> {
  await sheet.protect('', { formatColumns: true, formatRows: true });
  const [close, write] = [inside._writeCloseSheetData.bind(inside), inside._writeSheetProtection.bind(inside)];
  inside._writeCloseSheetData = () => {
    close();
    write();
  };
  inside._writeSheetProtection = () => undefined;
}

function drawingXml({ width, height, description }: Picture): string {
  const [cx, cy] = [width, height].map((size) => Math.round(size * emuPerMillimetre));
  const away = Math.round(emuPerMillimetre);
  const main = 'http://schemas.openxmlformats.org/drawingml/2006';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<xdr:wsDr xmlns:xdr="${main}/spreadsheetDrawing" xmlns:a="${main}/main"><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>${away}</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>${away}</xdr:rowOff></xdr:from><xdr:ext cx="${cx}" cy="${cy}"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Logo" descr="${escapeXml(description)}"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${relationships}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`;
}

function escapeXml(text: string): string {
  const allowed = text.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '');
  return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
