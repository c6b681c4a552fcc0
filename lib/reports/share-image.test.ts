import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import type { SnapshotContent } from '../domain/snapshots';
import { drawPicture } from './picture';
import { layOutFrozenPreview, renderFrozenPreview } from './share-image';

const frozen: SnapshotContent = {
  format: 1,
  report: {
    fileName: 'x',
    letterhead: null,
    titles: ['Capaian Pendataan Keluarga 2021'],
    facts: [],
    columns: [],
    rows: [],
    notes: [],
    signature: null,
  },
  columns: null,
  orientation: null,
  side: {
    day: toDay('2021-04-12'),
    stage: 'recorded',
    detail: 'kecamatan',
    targetSet: null,
    area: { code: '32.15', name: 'Karawang', level: 2, kind: 'kabupaten' },
    headline: { target: 734_768, total: 28_800, percent: 3.92 },
    rows: [],
  },
};

async function read(headline: SnapshotContent['side']['headline']) {
  const svg = await drawPicture(layOutFrozenPreview({ ...frozen, side: { ...frozen.side, headline } }), {
    outlines: false,
  });
  const said = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words?.trim());
  return said.join(' ').replaceAll(/\s+/g, ' ').replaceAll(' ,', ',');
}

test.each([
  [frozen.side.headline, '3,92 % 28.800 dari 734.768'],
  [{ target: null, total: 28_800, percent: null }, '28.800 targetnya belum ada'],
  [{ target: 734_768, total: null, percent: null }, 'Belum lapor target 734.768'],
])('the picture of a frozen sheet says what was frozen: %j', async (headline, answer) => {
  const said = await read(headline);
  expect(said).toContain('Kabupaten Karawang');
  expect(said).toContain('Capaian Pendataan Keluarga 2021');
  expect(said).toContain(answer);
  expect(said).toContain('Senin, 12 April 2021');
});

test('it is a PNG of 1200 by 630', async () => {
  const bytes = Buffer.from(await renderFrozenPreview(frozen));
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
});
