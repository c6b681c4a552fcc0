// What the threads of lib/reports/render-pool.ts do. Plain JavaScript, for Node loads it by its path: tsx then lets it load
// the TypeScript sources as they lie on disk. Each thread loads only the renderer that it is asked for.
import { move } from 'piscina';
import { register } from 'tsx/esm/api';

register();

export async function drawPng(picture) {
  const { drawPicture, toPng } = await import('./picture.ts');
  if ('svg' in picture) return move(toPng(picture.svg, { text: true }));
  return move(toPng(await drawPicture(picture, { outlines: true })));
}

export async function writePdf({ sheets, options }) {
  const pdf = await import('./pdf.ts');
  return move(await pdf.writePdf(sheets, options));
}

export async function writeWorkbook(sheets) {
  const xlsx = await import('./xlsx.ts');
  return move(await xlsx.writeWorkbook(sheets));
}
