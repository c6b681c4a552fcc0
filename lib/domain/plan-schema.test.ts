import { describe, expect, test } from 'vitest';
import { planSchema } from './plan-schema';

describe('a plan as it is sent', () => {
  test.each([
    [{ kind: 'percentADay', percent: 0 }],
    [{ kind: 'percentADay', percent: 4.005 }],
    [{ kind: 'percentADay', percent: 101 }],
    [{ kind: 'workingDays', holidays: ['2023-07-19', '2023-07-19'] }],
    [{ kind: 'workingDays', holidays: ['2023-02-30'] }],
    [{ kind: 'steps', steps: [] }],
    [
      {
        kind: 'steps',
        steps: [
          { day: '2023-07-02', percent: 40 },
          { day: '2023-07-05', percent: 30 },
        ],
      },
    ],
    [{ kind: 'course', of: 'PK23', dayCount: 31, points: [{ day: 0, percent: 3 }] }],
    [{ kind: 'course', of: '', dayCount: 31, points: [{ day: 3, percent: 3 }] }],
    [{ kind: 'straight', percent: 3 }],
    [{ kind: 'curve' }],
  ])('%j is refused', (plan) => {
    expect(planSchema.safeParse(plan).success).toBe(false);
  });
});
