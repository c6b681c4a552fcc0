import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { noChannelFigures } from '@/lib/domain/counts';
import { toDay } from '@/lib/domain/days';
import { nothingTyped } from '@/lib/domain/typed-figures';
import { DayGrid } from './day-grid';

const row = (code: string, kind: 'kabupaten' | 'kota', name: string) => ({
  area: { code, name, kind, level: 2 as const },
  ...{ target: null, yesterday: noChannelFigures, reportedOn: null, said: nothingTyped, saidInAll: null },
  channels: ['online' as const],
});

test('a kota is told from the kabupaten of its name', () => {
  const html = renderToStaticMarkup(
    <DayGrid
      campaign={{ slug: 'pk21', unit: 'keluarga', words: {} }}
      {...{ area: '33', day: toDay('2021-04-12'), stage: 'recorded', channels: ['online'], user: '1', requestKey: 'k' }}
      rows={[row('33.08', 'kabupaten', 'Magelang'), row('33.71', 'kota', 'Magelang')]}
      closed={new Set()}
      save={async () => null}
    />,
  );
  expect([...html.matchAll(/aria-label="Online ([^"]+)"/g)].map(([, name]) => name)).toEqual([
    'Magelang',
    'Kota Magelang',
  ]);
});
