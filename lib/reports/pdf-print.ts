import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The structure of a document as its tags tell it to a reader that speaks: H1, Table, TR, TD … In the order of reading.
 * A tag without children stands for the text that names it.
 */
export type Tag = {
  type: string;
  scope?: 'Column' | 'Row';
  /** Its text stands again on each page, where it is decoration. */
  repeats?: boolean;
  /** A run of text names it. */
  hasText?: boolean;
  children: Tag[];
};

/** A shape drawn beside a text, in its colour: a path on a field of 12 by 12. */
export type Shape = { path: string; size: number };

/** A run of text. What it belongs to in the structure, and a shape that stands to its left. */
export type Run = { text: string; tag?: Tag; shape?: Shape; bold?: boolean; italics?: boolean; fontSize?: number };

/** A document as pdfmake's layout takes it, with the structure that its runs name. */
export type PdfDocument = {
  info: { title: string; author: string; subject: string; creationDate: Date };
  language: string;
  /** Data URLs by name. */
  images: Record<string, string>;
  structure: Tag;
  content: unknown[];
};

type Page = { pageSize: { width: number; height: number }; items: unknown[] };
type Inline = Run & { font: unknown; width: number; x: number };
type Line = { x: number; y: number; inlines: Inline[]; getHeight: () => number; getAscenderHeight: () => number };

type StructureElement = { add: (child: unknown) => StructureElement; end: () => void };

/** What is used of pdfkit's document. */
type KitDocument = {
  struct: (type: string, options?: { scope?: string }) => StructureElement;
  addStructure: (element: StructureElement) => void;
  markContent: (tag: string, options?: { type: string }) => void;
  markStructureContent: (tag: string) => unknown;
  endMarkedContent: () => void;
  save: () => KitDocument;
  restore: () => KitDocument;
  translate: (x: number, y: number) => KitDocument;
  scale: (factor: number) => KitDocument;
  path: (d: string) => KitDocument;
  fill: (color: string, rule: string) => KitDocument;
  on: (event: 'data' | 'end' | 'error', listener: (chunk: Buffer) => void) => void;
  end: () => void;
};

type Writer = { transactionLevel: number };
type RowInput = { rowIndex?: number; tableNode?: { table: { body: unknown[]; keepFrom?: number } } };

/** Parts of pdfmake, which have no types: its printer makes them itself, and could then neither tag nor keep rows together. */
type Parts = {
  Document: new (
    fonts: unknown,
    images: Record<string, string>,
    patterns: object,
    attachments: object,
    options: object,
    files: null,
    mayRead: (path: string) => boolean,
  ) => KitDocument;
  Layout: new (
    size: Page['pageSize'],
    margins: object,
    svg: null,
  ) => {
    writer: Writer;
    layoutDocument(content: unknown, document: KitDocument, styles: object, standard: object): Page[];
    registerTableLayouts(layouts: object): void;
    processRow(input: RowInput): unknown;
  };
  Renderer: new (
    document: KitDocument,
  ) => {
    pdfDocument: KitDocument;
    renderPages(pages: Page[]): void;
    renderLine(line: Line, x: number, y: number): void;
    renderVector(vector: unknown): void;
    renderImage(image: unknown): void;
  };
};

const require = createRequire(import.meta.url);
const parts: Parts = {
  Document: require('pdfmake/js/PDFDocument').default,
  Layout: require('pdfmake/js/LayoutBuilder').default,
  Renderer: require('pdfmake/js/Renderer').default,
};

const face = (name: string) => readFileSync(require.resolve(`source-sans/TTF/SourceSans3-${name}.ttf`));
const fonts = { Source: { normal: face('Regular'), bold: face('Bold'), italics: face('It') } };

/** pdfmake's layout, with rows that stay together: from `keepFrom` to the last row, on one page. */
class KeepingLayout extends parts.Layout {
  override processRow(input: RowInput): unknown {
    const { rowIndex, tableNode } = input;
    const keepFrom = tableNode?.table.keepFrom;
    if (tableNode && keepFrom !== undefined && rowIndex !== undefined) {
      // A row is a block of its own. One level more from the first of them on lets the block grow over the rows after it,
      // and one level less in the last lets it end there.
      if (rowIndex === keepFrom) this.writer.transactionLevel++;
      if (rowIndex === tableNode.table.body.length - 1) this.writer.transactionLevel--;
    }
    return super.processRow(input);
  }
}

/** pdfmake's renderer, with each text marked as what it is and everything else as decoration. */
class TaggingRenderer extends parts.Renderer {
  readonly #elements = new Map<Tag, StructureElement>();
  /** The page on which the text of a tag begins. */
  readonly #begun = new Map<Tag, Page>();
  #page: Page | null = null;

  /** @returns the root, to be ended when all is drawn */
  addStructure(structure: Tag): StructureElement {
    const root = this.#build(structure);
    this.pdfDocument.addStructure(root);
    return root;
  }

  #build(tag: Tag): StructureElement {
    const element = this.pdfDocument.struct(tag.type, tag.scope ? { scope: tag.scope } : {});
    this.#elements.set(tag, element);
    for (const child of tag.children) element.add(this.#build(child));
    return element;
  }

  override renderPages(pages: Page[]): void {
    // Page by page, to know which page it is.
    for (const page of pages) {
      this.#page = page;
      super.renderPages([page]);
    }
  }

  /** The tags with a text that was never drawn: a block was higher than a page, and the layout let it go. */
  countLost(structure: Tag): number {
    const lost = structure.children.reduce((sum, child) => sum + this.countLost(child), 0);
    return structure.hasText && !this.#begun.has(structure) ? lost + 1 : lost;
  }

  override renderLine(line: Line, x: number, y: number): void {
    const [first] = line.inlines;
    if (!first || (line.inlines.length === 1 && first.text === '')) return;
    const { tag, shape } = first;
    const begun = tag && this.#begun.get(tag);
    if (shape && !begun) this.#drawShape(shape, line, x, y);
    const element = tag && this.#elements.get(tag);
    if (!tag || !element || (tag.repeats && begun && begun !== this.#page)) {
      this.#asDecoration(() => super.renderLine(joinWords(line), x, y));
      return;
    }
    if (!begun && this.#page) this.#begun.set(tag, this.#page);
    element.add(this.pdfDocument.markStructureContent(tag.type));
    super.renderLine(joinWords(line), x, y);
    this.pdfDocument.endMarkedContent();
  }

  override renderVector(vector: unknown): void {
    this.#asDecoration(() => super.renderVector(vector));
  }

  override renderImage(image: unknown): void {
    this.#asDecoration(() => super.renderImage(image));
  }

  #drawShape({ path, size }: Shape, line: Line, x: number, y: number): void {
    const factor = size / 12;
    const top = y + line.getAscenderHeight() - size;
    this.#asDecoration(() => {
      this.pdfDocument
        .save()
        .translate(x - size * 1.35, top)
        .scale(factor)
        .path(path)
        .fill('black', 'even-odd')
        .restore();
    });
  }

  #asDecoration(draw: () => void): void {
    this.pdfDocument.markContent('Artifact');
    draw();
    this.pdfDocument.endMarkedContent();
  }
}

/** The words of a line in one piece where they look alike, as they were before the layout looked for places to break. */
function joinWords(line: Line): Line {
  const [first, ...rest] = line.inlines;
  const alike = first && rest.length > 0 && rest.every((one) => one.font === first.font && one.tag === first.tag);
  if (!alike) return line;
  const text = line.inlines.map((one) => one.text).join('');
  const width = line.inlines.reduce((sum, one) => sum + one.width, 0);
  return Object.assign(Object.create(Object.getPrototypeOf(line)), line, { inlines: [{ ...first, text, width }] });
}

/** A4 upright; each sheet says how its own pages lie. */
const anyPage = { width: 595.28, height: 841.89 };

/** Draws a document. Fonts come from memory and pictures from the document itself: nothing is read from disk or net. */
export async function printPdf(input: PdfDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { info, language, images, structure, content } = input;
  const { title, author, subject, creationDate } = info;
  const made = { Title: title, Author: author, Subject: subject, CreationDate: creationDate };
  const options = {
    size: [anyPage.width, anyPage.height],
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    autoFirstPage: false,
    info: { ...made, Creator: 'Kejar Target', Producer: 'pdfmake' },
    font: null,
  };
  const document = new parts.Document(fonts, images, {}, {}, options, null, () => false);
  const layout = new KeepingLayout(anyPage, { left: 0, top: 0, right: 0, bottom: 0 }, null);
  layout.registerTableLayouts({});
  const pages = layout.layoutDocument(content, document, {}, { font: 'Source', lineHeight: 0.88 });
  const renderer = new TaggingRenderer(document);
  const root = renderer.addStructure(structure);
  renderer.renderPages(pages);
  const lost = renderer.countLost(structure);
  if (lost > 0) throw new Error(`${lost} texts of ${title} found no room on a page`);
  root.end();
  return collect(document);
}

function collect(document: KitDocument): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('error', reject);
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.end();
  });
}
