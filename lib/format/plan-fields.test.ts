import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import type { Plan } from '../domain/plans';

import { formatPlanFields, type PlanFields, readPlanFields } from './plan-fields';
import { readTypedDay } from './typed-days';

const plans: Plan[] = [
  { kind: 'straight' },
  { kind: 'percentADay', percent: 3.25 },
  { kind: 'workingDays', holidays: [] },
  { kind: 'workingDays', holidays: [toDay('2024-08-17'), toDay('2024-09-16')] },
  {
    kind: 'steps',
    steps: [
      { day: toDay('2024-08-28'), percent: 30 },
      { day: toDay('2024-09-05'), percent: 75.5 },
    ],
  },
  {
    kind: 'course',
    of: 'PK23: Jawa Barat',
    dayCount: 31,
    points: [
      { day: 3, percent: 7.74 },
      { day: 31, percent: 100.25 },
    ],
  },
];

test.each(plans)('what stands in the fields for %j is read as that plan', (plan) => {
  expect(readPlanFields(formatPlanFields(plan))).toEqual({ ok: true, plan });
});

test.each<[PlanFields, Plan]>([
  [
    { rencana: 'persen', 'persen-sehari': ' 4 % ' },
    { kind: 'percentADay', percent: 4 },
  ],
  [
    { rencana: 'hari-kerja', libur: '17/8/2024\r\n\r\n17 Agustus 2024\n16-8-2024' },
    { kind: 'workingDays', holidays: [toDay('2024-08-16'), toDay('2024-08-17')] },
  ],
  [
    { rencana: 'bertahap', langkah: '5 Sep 2024\t75,5\n2024-08-28 30%' },
    {
      kind: 'steps',
      steps: [
        { day: toDay('2024-08-28'), percent: 30 },
        { day: toDay('2024-09-05'), percent: 75.5 },
      ],
    },
  ],
  [
    { rencana: 'mengikuti', 'ikut-nama': 'PK23', 'ikut-hari': '31', 'ikut-titik': '12; 38,01\n3 7,74' },
    {
      kind: 'course',
      of: 'PK23',
      dayCount: 31,
      points: [
        { day: 3, percent: 7.74 },
        { day: 12, percent: 38.01 },
      ],
    },
  ],
  [{}, { kind: 'straight' }],
])('%j, as it is typed', (typed, plan) => {
  expect(readPlanFields(typed)).toEqual({ ok: true, plan });
});

test.each<[PlanFields, keyof PlanFields, RegExp]>([
  [{ rencana: 'persen', 'persen-sehari': 'empat' }, 'persen-sehari', /misalnya 4/],
  [
    { rencana: 'hari-kerja', libur: '17 Agustus 2024\n30 Februari 2024' },
    'libur',
    /^Baris 2: '30 Februari 2024' bukan tanggal/,
  ],
  [{ rencana: 'bertahap', langkah: '' }, 'langkah', /sedikitnya satu baris/],
  [{ rencana: 'bertahap', langkah: '28 Agustus 2024' }, 'langkah', /^Baris 1/],
  [{ rencana: 'mengikuti', 'ikut-nama': 'X', 'ikut-hari': '0', 'ikut-titik': '1: 2' }, 'ikut-hari', /misalnya 31/],
  [{ rencana: 'mengikuti', 'ikut-nama': 'X', 'ikut-hari': '31', 'ikut-titik': '3,5: 2' }, 'ikut-titik', /^Baris 1/],
])('%j is refused at its field, with the line', (typed, field, problem) => {
  expect(readPlanFields(typed)).toEqual({ ok: false, field, problem: expect.stringMatching(problem) });
});

test.each([
  ['2024-08-28', '2024-08-28'],
  ['28/8/2024', '2024-08-28'],
  ['28 Agt 2024', '2024-08-28'],
  ['1 Nop 2024', '2024-11-01'],
  ['31 Juni 2024', null],
  ['1 Ju 2024', null],
  ['besok', null],
])('the day %j is %j', (typed, day) => {
  expect(readTypedDay(typed)).toBe(day);
});

test('a campaign that is chosen counts instead of the lines; one that there is not leaves them', () => {
  const course = {
    kind: 'course' as const,
    of: 'Pemutakhiran 2023',
    dayCount: 31,
    points: [{ day: 12, percent: 38.01 }],
  };
  const typed = { rencana: 'mengikuti', ikut: 'Pemutakhiran 2023', 'ikut-hari': 'x' };
  expect(readPlanFields(typed, [course])).toEqual({ ok: true, plan: course });
  expect(readPlanFields({ ...typed, ikut: 'Lain' }, [course])).toMatchObject({ ok: false, field: 'ikut-hari' });
});
