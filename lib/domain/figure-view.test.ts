import { expect, test } from 'vitest';
import { toDay } from './days';
import { defaultView, viewOf } from './figure-view';

test('a view is the four choices and nothing of what else a query says', () => {
  const view = { asOf: toDay('2021-04-12'), stage: 'collected', detail: 'desa', targetSet: 7 } as const;
  expect(viewOf({ ...view, page: 3, find: 'karawang' })).toEqual(view);
  expect(viewOf(defaultView)).toEqual({ asOf: null, stage: 'recorded', detail: null, targetSet: null });
});
