import { expect, test } from 'vitest';
import { toDay } from './days';
import { countFrom, findTargetSet, listTargetSpans, slugOfTargetSet, targetSetOn } from './target-sets';

const [portal, dipa, revised] = [1, 2, 3];
const startDay = toDay('2023-07-01');
const from = (day: string, chosen: number, earlier: { targetSet: number; untilDay: string }[] = [], current = portal) =>
  countFrom({
    ...{ chosen, current, startDay, fromDay: toDay(day) },
    earlier: earlier.map((one) => ({ ...one, untilDay: toDay(one.untilDay) })),
  });

test('a version counts from its day on; before it the earlier one stands', () => {
  // PK23: 15.703.133, then 15.701.871.
  const earlier = from('2023-07-18', dipa);
  expect(earlier).toEqual([{ targetSet: portal, untilDay: '2023-07-17' }]);
  expect(targetSetOn({ earlier, current: dipa, day: toDay('2023-07-17') })).toBe(portal);
  expect(targetSetOn({ earlier, current: dipa, day: toDay('2023-07-18') })).toBe(dipa);
  expect(listTargetSpans(earlier, dipa)).toEqual([
    { targetSet: portal, fromDay: null, untilDay: '2023-07-17' },
    { targetSet: dipa, fromDay: '2023-07-18', untilDay: null },
  ]);
});

test.each([
  ['from the first day on nothing was before', from('2023-07-01', dipa), []],
  ['from before the first day the same', from('2023-06-01', dipa), []],
  [
    'after another one both stay',
    from('2023-07-25', revised, [{ targetSet: portal, untilDay: '2023-07-17' }], dipa),
    [
      { targetSet: portal, untilDay: '2023-07-17' },
      { targetSet: dipa, untilDay: '2023-07-24' },
    ],
  ],
  [
    'from an earlier day what began later is gone',
    from('2023-07-10', revised, [{ targetSet: portal, untilDay: '2023-07-17' }], dipa),
    [{ targetSet: portal, untilDay: '2023-07-09' }],
  ],
  [
    'from the day of the other one it takes its place',
    from('2023-07-18', revised, [{ targetSet: portal, untilDay: '2023-07-17' }], dipa),
    [{ targetSet: portal, untilDay: '2023-07-17' }],
  ],
  [
    'back to the earlier one from a day on which it counted',
    from('2023-07-10', portal, [{ targetSet: portal, untilDay: '2023-07-17' }], dipa),
    [],
  ],
  [
    'the same version from a later day: the earlier one stands longer',
    from('2023-07-20', dipa, [{ targetSet: portal, untilDay: '2023-07-17' }], dipa),
    [{ targetSet: portal, untilDay: '2023-07-19' }],
  ],
  ['the only version counts since the beginning', from('2023-07-20', portal), []],
])('%s', (_, found, expected) => expect(found).toEqual(expected));

test('names are addresses', () => {
  expect(['DIPA', '  Revisi I (Juni) ', 'Pagu  é', '2023', '★'].map(slugOfTargetSet)).toEqual([
    ...['dipa', 'revisi-i-juni', 'pagu-e', '2023', ''],
  ]);
  const sets = [
    { id: 7, slug: 'portal', name: 'Portal' },
    { id: 2023, slug: 'dipa', name: 'Pagu' },
    { id: 9, slug: '2023', name: '2023' },
  ];
  const id = (wanted: string | number | null) => findTargetSet(sets, wanted)?.id;
  expect([id('dipa'), id('PORTAL'), id(2023), id('7'), id('2023'), id('pagu'), id('lain'), id('')]).toEqual([
    ...[2023, 7, 2023, 7, 9, 2023, undefined, undefined],
  ]);
});
