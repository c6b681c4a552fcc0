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
export type Run = {
  text: string;
  fontSize: number;
  bold?: boolean;
  italics?: boolean;
  decoration?: 'underline';
  /** In one line, however long it is. */
  noWrap?: boolean;
  tag?: Tag;
  shape?: Shape;
};

export type Page = { pageSize: { width: number; height: number }; items: unknown[] };
type Font = {
  widthOfString(text: string, size: number, features?: null): number;
  lineHeight(size: number): number;
};
export type Inline = Run & { font: Font; width: number; x: number };
/** An inline as the layout wants it measured. */
export type Measured = {
  items: object[];
  minWidth: number;
  maxWidth: number;
};
export type StyleStack = { getProperty(name: string): unknown };
export type Line = {
  x: number;
  y: number;
  inlines: Inline[];
  getHeight: () => number;
  getAscenderHeight: () => number;
};

export type StructureElement = { add: (child: unknown) => StructureElement; end: () => void };

/** What is used of pdfkit's document. */
export type KitDocument = {
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
  provideFont: (family: string, bold: boolean, italics: boolean) => Font;
  on: (event: 'end' | 'error', listener: (error: Error) => void) => void;
  resume: () => void;
  end: () => void;
  _write(data: Buffer | string): void;
  _offset: number;
};

type Writer = { transactionLevel: number };
export type RowInput = { rowIndex?: number; tableNode?: { table: { body: unknown[]; keepFrom?: number } } };

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
    docMeasure: { textInlines: object };
    layoutDocument(content: unknown, document: KitDocument, styles: object, standard: object): Page[];
    registerTableLayouts(layouts: object): void;
    tryLayoutDocument(content: unknown, document: KitDocument, ...rest: unknown[]): unknown;
    processRow(input: RowInput): unknown;
  };
  Inlines: new (
    document: KitDocument,
  ) => {
    pdfDocument: KitDocument;
    buildInlines(text: unknown, styles: StyleStack): Measured;
  };
  Breaker: new () => { getBreaks(text: unknown, styles: StyleStack): { text: string; lineEnd?: boolean }[] };
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
export const parts: Parts = {
  Document: require('pdfmake/js/PDFDocument').default,
  Layout: require('pdfmake/js/LayoutBuilder').default,
  Inlines: require('pdfmake/js/TextInlines').default,
  Breaker: require('pdfmake/js/TextBreaker').default,
  Renderer: require('pdfmake/js/Renderer').default,
};
