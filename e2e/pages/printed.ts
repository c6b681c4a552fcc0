import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page of a PDF: its width and height in points, and its lines of text from top to bottom. */
export type PdfPage = { width: number; height: number; lines: string[] };

/** The pages of a PDF with their text, words on one height joined from left to right. */
export async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const file = await loading.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const lines = new Map<number, { x: number; text: string }[]>();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      const at = [...lines.keys()].find((known) => Math.abs(known - y) < 2) ?? y;
      lines.set(at, [...(lines.get(at) ?? []), { x, text: item.str }]);
    }
    const fromTop = [...lines].sort(([one], [other]) => other - one);
    pages.push({
      width: Math.round(width),
      height: Math.round(height),
      lines: fromTop.map(([, words]) =>
        words
          .sort((one, other) => one.x - other.x)
          .map((word) => word.text)
          .join(' '),
      ),
    });
  }
  await loading.destroy();
  return pages;
}
