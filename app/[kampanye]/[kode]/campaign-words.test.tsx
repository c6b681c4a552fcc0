import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { StageFunnel } from '@/components/areas/stage-funnel';
import { Trend } from '@/components/areas/trend';
import { ProgressBar } from '@/components/progress/progress-bar';
import { toDay } from '@/lib/domain/days';
import { defaultOffice } from '@/lib/domain/offices';
import { buildSeries } from '@/lib/domain/series';
import { buildProgress, type Reported } from '@/lib/reports/fixtures/progress';
import { buildFullReport } from '@/lib/reports/fixtures/report';
import { buildRecap } from '@/lib/reports/recap';
import { parseAreaQuery } from './search-params';

/** Kampung KB: a village is registered, and nothing is recorded by a server. */
const kampung = {
  unit: 'kampung',
  words: { recorded: 'terdaftar' },
  stages: ['recorded'],
  channels: ['unsplit'],
  plannedOnlinePercent: null,
} as const;
const bengkulu: Reported = { code: '17', name: 'Bengkulu', target: 1_514, figures: { unsplit: 1_322 } };
const parts: Reported[] = [
  { code: '17.01', name: 'Bengkulu Selatan', target: 100, figures: { unsplit: 80 } },
  { code: '17.02', name: 'Rejang Lebong', target: 100, figures: {} },
];
const asOf = toDay('2021-04-12');

function build(said: Parameters<typeof buildProgress>[2] = kampung) {
  const progress = buildProgress(bengkulu, parts, said);
  const { campaign } = progress;
  const reports = [{ day: asOf, figures: { online: null, manual: null, unsplit: 1_322 } }];
  const of = {
    campaign,
    endDay: campaign.endDay,
    outages: [],
    areaLo: 1_700_000_000,
    asOf,
    targetOn: () => 1_514,
    reports,
  };
  return { ...progress, series: buildSeries(of) };
}

const office = defaultOffice({ areaCode: '17', name: 'Perwakilan', timeZone: 'WIB' });

/** The sentences about an area, from each renderer that writes any. */
function everything(progress: ReturnType<typeof build>): Record<string, string> {
  const { campaign, headline, stage } = progress;
  const order = { key: 'persen', descending: true } as const;
  return {
    recap: buildRecap({ progress, before: null, office }).text,
    sheet: JSON.stringify(buildFullReport(progress, { order, filter: { status: null, search: '' } })),
    bar: renderToStaticMarkup(<ProgressBar campaign={campaign} figures={headline} stage={stage} late={false} />),
    funnel: renderToStaticMarkup(<StageFunnel progress={progress} />),
    chart: renderToStaticMarkup(
      <Trend
        progress={progress}
        address={{ campaign: campaign.slug, code: '17', query: parseAreaQuery({}) }}
        compared={null}
      />,
    ),
  };
}

test('Kampung KB says terdaftar everywhere, and masuk server nowhere', () => {
  for (const [renderer, text] of Object.entries(everything(build()))) {
    expect([renderer, /rincian kanal|tanpa kanal/i.test(text)]).toEqual([renderer, false]);
    expect([renderer, /masuk server/i.test(text)]).toEqual([renderer, false]);
    expect([renderer, /terdaftar/i.test(text)]).toEqual([renderer, true]);
  }
});

test('a campaign without words of its own says what it always said', () => {
  for (const [renderer, text] of Object.entries(everything(build({})))) {
    expect([renderer, /masuk server/i.test(text)]).toEqual([renderer, true]);
  }
});

test('a campaign of one stage has no line for the others, and no choice between them', () => {
  const funnel = (said: Parameters<typeof build>[0]) =>
    [
      ...renderToStaticMarkup(<StageFunnel progress={build(said)} />).matchAll(
        /<th scope="row">(?:<button[^>]*>)?([^<]*)</g,
      ),
    ].map(([, label]) => label);
  expect(funnel(kampung).slice(0, 2)).toEqual(['Target', 'Terdaftar']);
  expect(funnel(kampung)).not.toContain('Terdata');
  expect(funnel({}).slice(0, 4)).toEqual(['Target', 'Terdata', 'Masuk server', 'Valid']);
});
