import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type KitDocument,
  type Line,
  type Measured,
  type Page,
  parts,
  type RowInput,
  type Run,
  type Shape,
  type StructureElement,
  type StyleStack,
  type Tag,
} from './pdf-parts';

/** A document as pdfmake's layout takes it, with the structure that its runs name. */
type PdfDocument = {
  info: { title: string; author: string; subject: string; creationDate: Date };
  language: string;
  /** Data URLs by name. */
  images: Record<string, string>;
  structure: Tag;
  content: unknown[];
};

const require = createRequire(import.meta.url);
const fonts = {
  Source: {
    normal: readFileSync(require.resolve('source-sans/TTF/SourceSans3-Regular.ttf')),
    bold: readFileSync(require.resolve('source-sans/TTF/SourceSans3-Bold.ttf')),
    italics: readFileSync(require.resolve('source-sans/TTF/SourceSans3-It.ttf')),
  },
};
const lineHeight = 0.88;

/** pdfkit's document, kept in memory as it is written: a stream of ten thousands of small pieces takes far longer. */
class KeptDocument extends parts.Document {
  // Written to while pdfkit's own constructor runs, before any field of this class would be there.
  declare kept: (Buffer | string)[] | undefined;

  override _write(data: Buffer | string): void {
    const piece = typeof data === 'string' ? `${data}\n` : data;
    this.kept ??= [];
    this.kept.push(piece);
    this._offset += piece.length;
  }

  /** Ends the document and gives its bytes. */
  collect(): Promise<Uint8Array<ArrayBuffer>> {
    return new Promise((resolve, reject) => {
      this.on('error', reject);
      this.on('end', () => {
        const pieces = (this.kept ?? []).map((piece) =>
          typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece,
        );
        resolve(new Uint8Array(Buffer.concat(pieces)));
      });
      this.resume();
      this.end();
    });
  }
}

/** pdfmake's measuring of text, quicker for the one kind of text that sheets have: a single run of one look. */
class RunInlines extends parts.Inlines {
  readonly #breaker = new parts.Breaker();
  readonly #widths = new Map<string, number>();

  override buildInlines(text: unknown, styles: StyleStack): Measured {
    const [run, ...more] = Array.isArray(text) ? (text as Run[]) : [];
    if (!run || more.length > 0 || run.fontSize === undefined) return super.buildInlines(text, styles);
    const { bold = false, italics = false, fontSize } = run;
    const font = this.pdfDocument.provideFont('Source', bold, italics);
    const look = {
      ...{ font, fontSize, characterSpacing: 0, color: 'black', opacity: 1, leadingCut: 0 },
      ...{ alignment: styles.getProperty('alignment') ?? 'left', height: font.lineHeight(fontSize) * lineHeight },
      ...{ decoration: run.decoration ?? null, tag: run.tag, shape: run.shape, noWrap: Boolean(run.noWrap) },
    };
    const prefix = `${bold ? 'b' : italics ? 'i' : 'r'}${fontSize} `;
    const widthOf = (words: string) => {
      let width = this.#widths.get(prefix + words);
      if (width === undefined) {
        width = font.widthOfString(words, fontSize);
        this.#widths.set(prefix + words, width);
      }
      return width;
    };
    const broken = run.noWrap
      ? [{ text: run.text }]
      : this.#breaker.getBreaks([{ text: run.text, wordBreak: 'normal', noWrap: false }], styles);
    let [minWidth, maxWidth] = [0, 0];
    const items = broken.map((words) => {
      const width = widthOf(words.text);
      const trailing = /\s+$/.exec(words.text);
      const trailingCut = trailing ? widthOf(trailing[0]) : 0;
      minWidth = Math.max(minWidth, width - trailingCut);
      maxWidth += width;
      return { ...look, ...words, width, trailingCut };
    });
    return { items, minWidth, maxWidth };
  }
}

/** pdfmake's layout, with rows that stay together: from `keepFrom` to the last row, on one page. */
class KeepingLayout extends parts.Layout {
  override tryLayoutDocument(content: unknown, document: KitDocument, ...rest: unknown[]): unknown {
    this.docMeasure.textInlines = new RunInlines(document);
    return super.tryLayoutDocument(content, document, ...rest);
  }

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
  const document = new KeptDocument(fonts, images, {}, {}, options, null, () => false);
  const layout = new KeepingLayout(anyPage, { left: 0, top: 0, right: 0, bottom: 0 }, null);
  layout.registerTableLayouts({});
  const pages = layout.layoutDocument(content, document, {}, { font: 'Source', lineHeight });
  const renderer = new TaggingRenderer(document);
  const root = renderer.addStructure(structure);
  renderer.renderPages(pages);
  const lost = renderer.countLost(structure);
  if (lost > 0) throw new Error(`${lost} texts of ${title} found no room on a page`);
  root.end();
  return document.collect();
}
