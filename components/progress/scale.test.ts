import { expect, test } from 'vitest';
import { chooseScaleEnd, drawnShare } from './scale';

test('draws parts of a whole, and nothing for what is not there', () => {
  expect(drawnShare(28_800, 734_768)).toBe(3.92);
  expect(drawnShare(15_741_662, 15_703_133)).toBe(100.25);
  expect(drawnShare(null, 10)).toBe(0);
  expect(drawnShare(-5, 10)).toBe(0);
  expect(drawnShare(5, 0)).toBe(0);
});

test('ends a scale at a round number above everything on it', () => {
  expect(chooseScaleEnd([9.33, null, 0.79, 19.67])).toBe(20);
  expect(chooseScaleEnd([76])).toBe(100);
  expect(chooseScaleEnd([104.44, 100])).toBe(125);
  expect(chooseScaleEnd([733])).toBe(150);
  expect(chooseScaleEnd([])).toBe(5);
});
