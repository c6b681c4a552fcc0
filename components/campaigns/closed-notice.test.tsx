import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ClosedNotice } from './closed-notice';

const say = (closedAt: Date | null, archivedAt: Date | null) =>
  renderToStaticMarkup(<ClosedNotice campaign={{ closedAt, archivedAt }} />);
const then = new Date('2023-08-01T00:00:00Z');

test('a campaign that is closed or archived says so where something would be sent, one that runs does not', () => {
  expect(say(null, null)).toBe('');
  expect(say(then, null)).toContain('tidak menerima laporan lagi');
  expect(say(then, then)).toContain('hanya dapat dibaca');
});
