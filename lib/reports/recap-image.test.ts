import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import { defaultOffice } from '../domain/offices';
import { buildHeldKarawang, buildProgress, type Reported } from './fixtures/progress';
import { drawPicture, type Picture, palette } from './picture';
import { layOutPreview, layOutRecap, renderPreview, renderRecapImage } from './recap-image';

const office = defaultOffice({ areaCode: '32.15', name: 'DPPKB Kabupaten Karawang', timeZone: 'WIB' });
const karawang: Reported = {
  code: '32.15',
  name: 'Karawang',
  target: 734_768,
  figures: { online: 28_800 },
  kader: 4_561,
};
const kecamatan = (count: number, name: (at: number) => string): Reported[] =>
  Array.from({ length: count }, (_, at) => ({
    code: `32.15.${String(at + 1).padStart(2, '0')}`,
    name: name(at),
    target: 10_000,
    figures: at === 0 ? {} : { online: at * 100, manual: at % 2 ? 50 : null },
  }));
const before = buildProgress({ ...karawang, figures: { online: 26_400 } }, [], {}, toDay('2021-04-11'));

type Word = { text: string; x: number; y: number; width: number; height: number };

/** The words of a picture and where they stand, its size, and its words as a line of text. */
async function read(picture: Picture) {
  const svg = await drawPicture(picture, { outlines: false });
  const number = (attributes: string, name: string) =>
    Number(new RegExp(` ${name}="([\\d.-]+)"`).exec(attributes)?.[1]);
  const words: Word[] = [...svg.matchAll(/<text( [^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', text = '']) => ({
    text,
    x: number(attributes, 'x'),
    y: number(attributes, 'y'),
    width: number(attributes, 'width'),
    height: number(attributes, 'height'),
  }));
  const [, head = ''] = /^<svg([^>]*)>/.exec(svg) ?? [];
  // What is drawn word by word is read as one where no gap is between them.
  const said = words
    .map((word, at) => {
      const last = words[at - 1];
      const joined = last && Math.abs(last.y - word.y) < 1 && word.x - (last.x + last.width) < 2;
      return `${joined ? '' : ' '}${word.text}`;
    })
    .join('')
    .replaceAll(/[\s\u00a0]+/g, ' ');
  return { words, said, width: number(head, 'width'), height: number(head, 'height') };
}

function sizeOf(png: Uint8Array): [width: number, height: number] {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('a held figure leads, and the figure without it is the large one', async () => {
  const { said } = await read(layOutRecap({ progress: buildHeldKarawang(), before, office }));
  const warning = said.indexOf('Angka Tirtamulya janggal: 100.391 % dari target; tanpa itu 4,13 %.');
  expect(warning).toBeGreaterThan(0);
  expect(said.indexOf('4,13 % Tertinggal')).toBeGreaterThan(warning);
  expect(said).toContain('30.340 dari 734.768 keluarga masuk server, tanpa angka janggal');
  expect(said).toContain('termasuk angka janggal');
  expect(said).not.toMatch(/Selesai|2\.099,82/);
});

test('Karawang on 12 April 2021 shows what was published', async () => {
  const progress = buildProgress(
    karawang,
    kecamatan(30, (at) => `K${at}`),
  );
  const { said, height } = await read(layOutRecap({ progress, before, office }));
  for (const words of [
    'DPPKB Kabupaten Karawang',
    'Pendataan Keluarga 2021, Senin, 12 April 2021, hari ke-12 dari 61',
    '3,92 % Tertinggal',
    '28.800 dari 734.768 keluarga masuk server',
    'seharusnya 19,67 % hari ini',
    'Perlu per hari 14.408 3,2 per kader, 49 hari lagi',
    'Sejak kemarin +2.400 kemarin 26.400',
    'Belum lapor 1 dari 30 kecamatan',
    'Lima tertinggi K29 29,50 % K28 28,00 % K27 27,50 %',
    'Lima terendah K1 1,50 % K2 2,00 %',
    'garis miring formulir kertas',
    'Data terakhir masuk: 12 April 2021 pukul 15.20 WIB.',
    'Sumber: KBE Online, April 2021.',
    'Simulasi: Rincian per kecamatan adalah simulasi.',
  ]) {
    expect(said).toContain(words);
  }
  expect(height).toBeLessThanOrEqual(1600);
});

test('a status of two words stands whole beside a figure of five', async () => {
  const progress = buildProgress({ ...karawang, figures: { online: 676_280 } }, []);
  const { said, words } = await read(layOutRecap({ progress, before: null, office }));
  expect(said).toContain('92,04 % Sesuai jadwal');
  expect(said).not.toContain('…');
  for (const word of words) expect(word.x + word.width, word.text).toBeLessThanOrEqual(1021);
});

test('a campaign of lokus says how many of them have reported', async () => {
  const progress = buildProgress(karawang, []);
  const scope = { fromDay: toDay('2021-04-01'), letter: null, lokusLevel: 4 as const, hidden: 25, all: false };
  const headline = { ...progress.headline, scope: { areas: 15, of: 309, reported: 14 } };
  const { said } = await read(layOutRecap({ progress: { ...progress, headline, scope }, before: null, office }));
  expect(said).toContain('hari ke-12 dari 61, 14 dari 15 lokus');
});

test.each([
  ['no report', { figures: {} }, ['Belum lapor', 'Target 734.768 keluarga.', 'seharusnya 19,67 %'], /0,00/],
  ['no target', { target: null }, ['28.800', 'keluarga masuk server. Targetnya belum ada.'], /%|Perlu/],
  ['neither', { target: null, figures: {} }, ['Belum lapor', 'Targetnya belum ada.'], /%|Perlu/],
  ['over 100 %', { target: 28_000 }, ['102,86 % Selesai', 'Di atas target 800 keluarga'], /Perlu/],
])('an area with %s says so, and no more', async (_, change, phrases, unsaid) => {
  const progress = buildProgress({ ...karawang, ...change }, []);
  const { said } = await read(layOutRecap({ progress, before: null, office }));
  for (const phrase of phrases) expect(said).toContain(phrase);
  expect(said).not.toMatch(unsaid);
  expect(said).not.toMatch(/tertinggi|kemarin/);
});

test('before the start nothing is behind yet', async () => {
  const progress = buildProgress({ ...karawang, figures: {} }, [], {}, toDay('2021-03-30'));
  const { said } = await read(layOutRecap({ progress, before: null, office }));
  expect(said).toContain('Belum mulai Pendataan dibuka 1 April 2021.');
  expect(said).not.toMatch(/seharusnya|Perlu/);
});

const long = 'Kecamatan Pemekaran Telukjambe Timur Laut Sebelah Utara Sungai Citarum Hilir 80x';

test('names of 80 letters and a long office stay inside the picture and clear of the figures', async () => {
  expect(long).toHaveLength(80);
  const said = { ...office, letterhead: { ...office.letterhead, name: long } };
  const progress = buildProgress(
    { ...karawang, name: long },
    kecamatan(30, (at) => `${at}${long}`.slice(0, 80)),
    {
      name: long,
      source: `${long} ${long} ${long}.`,
    },
  );
  const { words, width, height } = await read(layOutRecap({ progress, before, office: said }));
  expect(width).toBe(1080);
  expect(height).toBeLessThanOrEqual(1640);
  for (const word of words) {
    expect(word.x, word.text).toBeGreaterThanOrEqual(59);
    expect(word.x + word.width, word.text).toBeLessThanOrEqual(1021);
  }
  // The names of the lists end before their bars begin.
  const named = words.filter((word) => /^(29|28|1|2)Kec/.test(word.text));
  expect(named).toHaveLength(4);
  for (const { y } of named) {
    const line = words.filter((word) => Math.abs(word.y - y) < 4 && word.x < 800);
    for (const word of line) expect(word.x + word.width, word.text).toBeLessThanOrEqual(461);
  }
});

test('a bar is broken off only where it does not fit its scale', async () => {
  const drawn = async (online: number) => {
    const progress = buildProgress({ ...karawang, target: 10_000, figures: { online, unsplit: 1 } }, []);
    const svg = await drawPicture(layOutRecap({ progress, before: null, office }), { outlines: false });
    const inner = [...svg.matchAll(/href="data:image\/svg\+xml;utf8,([^"]*)"/g)].map(([, one = '']) =>
      decodeURIComponent(one),
    );
    expect(inner.join('')).toContain('<pattern');
    return inner.join('').includes('stroke-width="6"');
  };
  expect(await drawn(10_396)).toBe(false);
  expect(await drawn(20_000)).toBe(true);
});

test('it is a PNG of 1080 pixels width, drawn beside the server, several at a time', async () => {
  const progress = buildProgress(
    karawang,
    kecamatan(30, (at) => `K${at}`),
  );
  const pictures = await Promise.all([0, 1].map(() => renderRecapImage({ progress, before, office })));
  for (const png of pictures) {
    const [width, height] = sizeOf(png);
    expect(width).toBe(1080);
    expect(height).toBeGreaterThan(1300);
    expect(height).toBeLessThanOrEqual(1600);
  }
}, 30_000);

test('the preview of a link is 1200 by 630, with the same figures', async () => {
  const progress = buildProgress(karawang, []);
  expect(sizeOf(await renderPreview({ progress }))).toEqual([1200, 630]);
  const { said, words } = await read(
    layOutPreview({ progress: { ...progress, area: { ...progress.area, name: long } } }),
  );
  expect(said).toContain('3,92 % Tertinggal 28.800 dari 734.768 keluarga masuk server');
  expect(said).toContain('seharusnya 19,67 % hari ini');
  for (const word of words) expect(word.x + word.width).toBeLessThanOrEqual(1145);
  for (const word of words) expect(word.y + word.height).toBeLessThanOrEqual(640);
}, 30_000);

test('its colours are those of the light screens', () => {
  const [light = ''] = readFileSync('app/styles/tokens.css', 'utf8').split('@media');
  const tokens = new Map([...light.matchAll(/--([a-z-]+): (#[0-9a-f]+);/g)].map(([, name, colour]) => [name, colour]));
  for (const [name, colour] of Object.entries(palette)) {
    const token = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(tokens.get(token)?.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3'), token).toBe(colour);
  }
});
