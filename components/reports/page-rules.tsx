import { type Orientation, paper } from '@/lib/domain/reports';
import { PageStyle } from './page-style';

type Pages = { titles: readonly string[]; orientation: Orientation };

/** How the pages of a sheet lie, and what stands in their margin: which sheet it is, and "Halaman 1 dari 2". */
export function PageRules(pages: Pages) {
  return <PageStyle css={writePageRules(pages)} />;
}

export function writePageRules({ titles, orientation }: Pages): string {
  const small = 'font: 7.5pt var(--font), sans-serif; color: #000; vertical-align: top; padding-top: 4mm;';
  return `@page {
  size: A4 ${orientation};
  margin: ${paper.margin}mm;
  @bottom-left { content: ${quote(titles.join(' · '))}; ${small} text-align: left; }
  @bottom-right { content: "Halaman " counter(page) " dari " counter(pages); ${small} text-align: right; white-space: nowrap; }
}`;
}

/** A text as a string of CSS: all but letters, digits and spaces by their number, so that nothing in it ends the string. */
function quote(text: string): string {
  const safe = text.replaceAll(/[^A-Za-z0-9 ]/gu, (letter) => `\\${(letter.codePointAt(0) ?? 32).toString(16)} `);
  return `"${safe}"`;
}
