import { expect, test } from 'vitest';
import { summariseTotals } from './import-totals';

const row = (
  measure: Parameters<typeof summariseTotals>[0][number]['measure'],
  before: number | null,
  after: number,
) => ({
  measure,
  before,
  after,
});

test('an upload is summed by the stage that it speaks of, recorded before collected, and what is not known is no zero', () => {
  expect(summariseTotals([row('collected.online', 5, 9), row('recorded.online', null, 28_800)])).toEqual({
    stage: 'recorded',
    before: { online: null, manual: null, total: null },
    after: { online: 28_800, manual: null, total: 28_800 },
  });
});
