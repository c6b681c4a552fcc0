import { expect, test } from 'vitest';
import { saysUnavailable } from './client-unavailable';

/** An error as the driver throws it, inside the one that tells of the statement. */
function wrapped(properties: Record<string, string>): Error {
  return new Error('Failed query', { cause: Object.assign(new Error('inner'), properties) });
}

test.each([
  { code: 'ECONNREFUSED' },
  { code: 'CONNECT_TIMEOUT' },
  { code: 'CONNECTION_CLOSED' },
  { code: 'QUERY_TIMEOUT' },
  { code: '57P01', severity: 'FATAL' },
  { code: '57014', severity: 'ERROR' },
  { code: '53100', severity: 'ERROR' },
  { code: '53300', severity: 'FATAL' },
])('$code: the database cannot work now', (properties) => {
  expect(saysUnavailable(wrapped(properties))).toBe(true);
});

test('several addresses that all refuse are one database that is gone', () => {
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  expect(saysUnavailable(new AggregateError([refused, refused]))).toBe(true);
});

test.each([{ code: '42703', severity: 'ERROR' }, { code: '23505', severity: 'ERROR' }, { code: '57014' }, {}])(
  '%j is a fault of ours',
  (properties) => {
    expect(saysUnavailable(wrapped(properties as Record<string, string>))).toBe(false);
  },
);

test('what is no error says nothing', () => {
  expect(saysUnavailable('ECONNREFUSED')).toBe(false);
  expect(saysUnavailable(null)).toBe(false);
});
