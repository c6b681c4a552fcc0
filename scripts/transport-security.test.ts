import { expect, test } from 'vitest';
import { describeTransportSecurity } from './transport-security.mjs';

const NEXTAUTH_URL = 'https://kejar.example.go.id';

test('over https a browser keeps to it for a year, for this host alone unless a setting says more', () => {
  expect(describeTransportSecurity({ NEXTAUTH_URL })).toBe('max-age=31536000');
  expect(describeTransportSecurity({ NEXTAUTH_URL, KEJAR_HSTS: 'host' })).toBe('max-age=31536000');
  expect(describeTransportSecurity({ NEXTAUTH_URL, KEJAR_HSTS: 'subdomains' })).toBe(
    'max-age=31536000; includeSubDomains',
  );
  expect(describeTransportSecurity({ NEXTAUTH_URL, KEJAR_HSTS: 'preload' })).toBe(
    'max-age=31536000; includeSubDomains; preload',
  );
});

test('over http nothing is said, whatever is set', () => {
  for (const KEJAR_HSTS of ['host', 'subdomains', 'preload']) {
    expect(describeTransportSecurity({ NEXTAUTH_URL: 'http://localhost:3000', KEJAR_HSTS })).toBeNull();
    expect(describeTransportSecurity({ KEJAR_HSTS })).toBeNull();
  }
});
