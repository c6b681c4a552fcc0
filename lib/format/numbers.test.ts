import { expect, test } from 'vitest';
import {
  capitalise,
  formatChange,
  formatCompact,
  formatCount,
  formatDecimal,
  formatInWords,
  formatPace,
  formatPercent,
  formatPercentDigits,
  formatShare,
} from './numbers';

test('writes whole numbers as Indonesians do, and null as a dash', () => {
  expect(formatCount(734_768)).toBe('734.768');
  expect(formatCount(0)).toBe('0');
  expect(formatCount(null)).toBe('–');
});

test('writes percents with two decimals, never capped, with a space that does not break', () => {
  expect(formatPercent(3.92)).toBe('3,92\u00a0%');
  expect(formatPercent(25)).toBe('25,00\u00a0%');
  expect(formatPercent(1104.4)).toBe('1.104,40\u00a0%');
  expect(formatPercent(null)).toBe('–');
});

test('does not show 0,00 % when something is there', () => {
  expect(formatPercent(0, 1)).toBe('<0,01\u00a0%');
  expect(formatPercent(0, 0)).toBe('0,00\u00a0%');
  expect(formatPercentDigits(0, 3)).toBe('<0,01');
  expect(formatPercentDigits(null, 3)).toBe('–');
});

test('writes plans, decimals and paces without needless digits', () => {
  expect(formatShare(70)).toBe('70\u00a0%');
  expect(formatDecimal(3.2)).toBe('3,2');
  expect(formatPace(14_407.6)).toBe('14.408');
  expect(formatPace(0.4)).toBe('0,4');
  expect(formatPace(null)).toBe('–');
});

test('writes changes with their sign', () => {
  expect(formatChange(2400)).toBe('+2.400');
  expect(formatChange(-12)).toBe('−12');
  expect(formatChange(0)).toBe('0');
  expect(formatChange(null)).toBe('–');
});

test('writes figures below zero with a true minus everywhere', () => {
  expect(formatCount(-1_250)).toBe('−1.250');
  expect(formatPace(-2_400.4)).toBe('−2.400');
  expect(formatPace(-0.4)).toBe('−0,4');
  expect(formatDecimal(-3.2)).toBe('−3,2');
  expect(formatPercent(-1.5)).toBe('−1,50\u00a0%');
  expect(formatCompact(-200_000)).toBe('−200\u00a0rb');
  expect(formatCompact(-500)).toBe('−500');
});

test('is compact on axes', () => {
  expect(formatCompact(14_000_000)).toBe('14\u00a0jt');
  expect(formatCompact(1_500_000)).toBe('1,5\u00a0jt');
  expect(formatCompact(200_000)).toBe('200\u00a0rb');
  expect(formatCompact(500)).toBe('500');
});

test('writes small numbers in words', () => {
  expect(capitalise(formatInWords(2))).toBe('Dua');
  expect(formatInWords(14)).toBe('14');
});
