import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';

/** An element of a picture, as satori takes it: plain data, laid out by flexbox. */
export type Node = { type: string; props: { style?: Style; children?: Children; [attribute: string]: unknown } };
export type Style = Record<string, string | number>;
type Children = Node | string | readonly (Node | string)[];

/** The light palette of app/styles/tokens.css: a picture is sent to people whose screens are not ours. */
export const palette = {
  paper: '#ffffff',
  soft: '#f3f5f7',
  ink: '#16202e',
  muted: '#566171',
  hair: '#dbe0e6',
  control: '#7c8796',
  online: '#1d3f8b',
  waiting: '#cfd7e8',
  done: '#0a3140',
  onTrack: '#14583f',
  atRisk: '#966000',
  behind: '#b3231a',
  notReported: '#5d6672',
  outage: '#efe5d4',
} as const;

/** A box; satori wants to be told that one with several children is laid out by flexbox. */
export function box(style: Style, ...children: (Node | string | null)[]): Node {
  return {
    type: 'div',
    props: {
      style: { display: 'flex', boxSizing: 'border-box', ...style },
      children: children.filter((one) => one !== null),
    },
  };
}

/** Boxes below each other. */
export function column(style: Style, ...children: (Node | string | null)[]): Node {
  return box({ flexDirection: 'column', ...style }, ...children);
}

/** Text that takes so many lines at most; what is longer ends in "…". */
export function text(content: string, style: Style, lines = 1): Node {
  return {
    type: 'div',
    // A block, for satori clamps lines of nothing else.
    props: { style: { display: 'block', overflow: 'hidden', lineClamp: lines, ...style }, children: content },
  };
}

/** A shape in a square of 12 by 12. */
export function shape(path: string, size: number, fill: string): Node {
  return {
    type: 'svg',
    props: {
      width: size,
      height: size,
      viewBox: '0 0 12 12',
      children: [{ type: 'path', props: { d: path, fill, 'fill-rule': 'evenodd' } }],
    },
  };
}

const fontFiles = ['Regular', 'Semibold', 'Bold'] as const;
type FontFile = (typeof fontFiles)[number];

/** A file of the typeface as it lies on disk, also for a built server: the bundler must not follow the path. */
function fontPath(name: FontFile): string {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), 'node_modules', 'source-sans', 'TTF');
  return join(folder, `SourceSans3-${name}.ttf`);
}

type Fonts = Parameters<typeof satori>[1]['fonts'];
let fonts: Fonts | undefined;

/** The typeface of the screens, as the files that a renderer needs; read once a process. */
function loadFonts(): Fonts {
  const read = (name: FontFile, weight: 400 | 600 | 700) => ({
    name: 'Source Sans 3',
    data: readFileSync(fontPath(name)),
    weight,
    style: 'normal' as const,
  });
  fonts ??= [read('Regular', 400), read('Semibold', 600), read('Bold', 700)];
  return fonts;
}

/** What is to be drawn. Plain data, so that it can go to another thread. */
export type Picture = {
  width: number;
  /** Null: as high as its content. */
  height: number | null;
  node: Node;
  /** What is drawn instead where `node` comes out higher than `most`; null: nothing. */
  shorter: { most: number; node: Node } | null;
};

/**
 * The picture as SVG.
 * @param options.outlines false: letters stay text, so that what the picture says can be read
 */
export async function drawPicture(picture: Picture, options: { outlines: boolean }): Promise<string> {
  const { width, height, node, shorter } = picture;
  const draw = (one: Node) =>
    satori(
      one as unknown as Parameters<typeof satori>[0],
      {
        width,
        ...(height === null ? {} : { height }),
        fonts: loadFonts(),
        embedFont: options.outlines,
      } as Parameters<typeof satori>[1],
    );
  const svg = await draw(node);
  return shorter && heightOf(svg) > shorter.most ? draw(shorter.node) : svg;
}

function heightOf(svg: string): number {
  return Number(/^<svg[^>]* height="([\d.]+)"/.exec(svg)?.[1] ?? 0);
}

/**
 * The SVG of a picture as PNG.
 * @param options.text its letters are text, and not outlines
 */
export function toPng(svg: string, options: { text?: boolean } = {}): Uint8Array<ArrayBuffer> {
  const font = options.text
    ? { fontFiles: fontFiles.map(fontPath), loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' }
    : { loadSystemFonts: false };
  return new Uint8Array(new Resvg(svg, { font }).render().asPng());
}
