import { expect, test } from 'vitest';
import { defaultOffice } from '../domain/offices';
import { buildProgress, type Reported } from './fixtures/progress';
import { buildFullReport } from './fixtures/report';
import { buildRecap } from './recap';

const bengkulu: Reported = { code: '17', name: 'Bengkulu', target: 1_514, figures: { unsplit: 1_322 } };
const parts: Reported[] = [
  { code: '17.01', name: 'Bengkulu Selatan', target: 100, figures: { unsplit: 80 } },
  { code: '17.02', name: 'Rejang Lebong', target: 100, figures: {} },
];
const office = defaultOffice({ areaCode: '17', name: 'Perwakilan', timeZone: 'WIB' });

function write(said: Parameters<typeof buildProgress>[2]): [string, string][] {
  const progress = buildProgress(bengkulu, parts, said);
  const view = { order: { key: 'persen', descending: true }, filter: { status: null, search: '' } } as const;
  return [
    ['recap', buildRecap({ progress, before: null, office }).text],
    ['sheet', JSON.stringify(buildFullReport(progress, view))],
  ];
}

test('recap and sheet of Kampung KB say terdaftar, and neither masuk server nor a channel', () => {
  const said = {
    unit: 'kampung',
    words: { recorded: 'terdaftar' },
    stages: ['recorded'],
    channels: ['unsplit'],
  } as const;
  for (const [renderer, text] of write(said)) {
    expect([renderer, /masuk server|rincian kanal|tanpa kanal/i.test(text)]).toEqual([renderer, false]);
    expect([renderer, /terdaftar/i.test(text)]).toEqual([renderer, true]);
  }
});

test('a mark of WhatsApp in a word of a campaign is none in its recap', () => {
  const [recap] = write({ words: { recorded: '*terdaftar*' } });
  expect(recap?.[1]).not.toContain('*terdaftar*');
});
