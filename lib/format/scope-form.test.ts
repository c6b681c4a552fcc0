import { expect, test } from 'vitest';
import { offerDrafted } from './scope-form';

const offered = ['61', '62', '63'].map((code) => ({
  area: { code },
  listed: code === '63' ? ('both' as const) : null,
}));

test('what was ticked stays ticked beside the preview, and when it is refused', () => {
  const draft = { from: '1 April 2021', letter: '', note: '', list: '61 both\n62 formulir' };
  expect(offerDrafted(offered, draft).map(({ listed }) => listed)).toEqual(['both', 'formulir', null]);
  expect(offerDrafted(offered, null).map(({ listed }) => listed)).toEqual([null, null, 'both']);
  expect(offerDrafted(offered, { ...draft, list: '' }).map(({ listed }) => listed)).toEqual([null, null, 'both']);
});
