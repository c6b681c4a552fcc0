import { expect, test } from 'vitest';
import { chooseHome, groupByPhase } from './campaign-overviews';
import type { CampaignPhase } from './campaigns';
import { toDay } from './days';

type Given = Parameters<typeof chooseHome>[0]['overviews'][number] & { slug: string };
const campaign = (slug: string, phase: CampaignPhase, takesPart = true) =>
  ({ slug, phase, standing: phase === 'archived' ? null : { figures: { takesPart } } }) as Given;

test('the nation and provinces see the list, however few campaigns run', () => {
  const overviews = [campaign('pk21', 'running')];
  expect(chooseHome({ overviews, level: 0 })).toBeNull();
  expect(chooseHome({ overviews, level: 1 })).toBeNull();
});

test.each([
  ['the one that runs', [campaign('a', 'over'), campaign('b', 'running')], 'b'],
  ['the one of several in which they take part', [campaign('a', 'running', false), campaign('b', 'running')], 'b'],
  ['the list of several', [campaign('a', 'running'), campaign('b', 'running')], null],
  [
    'the list where they take part in none of several',
    [campaign('a', 'running', false), campaign('b', 'running', false)],
    null,
  ],
  [
    'where none runs the first, archived ones last',
    [campaign('a', 'archived'), campaign('b', 'over'), campaign('c', 'over')],
    'b',
  ],
  ['an archived one where there is no other', [campaign('a', 'archived')], 'a'],
  ['nothing without a campaign', [], null],
] as const)('a kabupaten is led to %s', (_what, overviews, slug) => {
  expect(chooseHome({ overviews, level: 2 })?.slug ?? null).toBe(slug);
});

test('what ends first comes first among those that run, the newest among those that ended', () => {
  const of = (slug: string, phase: CampaignPhase, endDay: string) => ({
    ...{ slug, phase, campaign: { startDay: toDay('2021-04-01') } },
    clock: { dayNumber: 1, dayCount: 2, daysLeft: 1, endDay: toDay(endDay) },
  });
  const { running, ended } = groupByPhase([
    of('later', 'running', '2021-06-30'),
    of('sooner', 'running', '2021-05-31'),
    of('old', 'over', '2019-05-31'),
    of('new', 'closed', '2020-05-31'),
  ] as never);
  expect([...running, ...ended].map((one) => (one as unknown as { slug: string }).slug)).toEqual([
    'sooner',
    'later',
    'new',
    'old',
  ]);
});
