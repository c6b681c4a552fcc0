import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFault } from './read-fault';

describe('a report of a browser', () => {
  test('is read as part, path, fault and stack', () => {
    const text =
      'grafik\n/pk23-jabar/32.01.35\nError: LN10 precision limit exceeded\nError: LN10\n    at x (/_next/a.js:1:4)';
    expect(readFault(text)).toEqual({
      part: 'grafik',
      path: '/pk23-jabar/32.01.35',
      fault: 'Error: LN10 precision limit exceeded',
      stack: 'Error: LN10\n    at x (/_next/a.js:1:4)',
    });
  });

  test.each([
    '',
    '\n\n\n',
    'grafik',
    'grafik\n/pk21',
    'grafik\nhttps://elsewhere.example/\nError',
    '\n/pk21\nError',
    '{"part":"grafik"}',
  ])('that is none is left out: %j', (text) => {
    expect(readFault(text)).toBeNull();
  });

  test('keeps no secret, no address, no NIK and nothing behind a question mark', () => {
    const secret = 'k7Jw2PqV9s0tXz';
    const text = [
      'halaman',
      `/b/${secret}/halaman`,
      `TypeError: ${secret.length} at http://localhost:3000/b/${secret}?per=2021-04-12 by budi@dppkb.go.id 3215012345678901`,
      `    at f (http://localhost:3000/b/${secret}:1:2)`,
    ].join('\n');
    expect(readFault(text)).toEqual({
      part: 'halaman',
      path: '/b/…/halaman',
      fault: 'TypeError: 14 at http://localhost:3000/b/…?… by …@… …',
      stack: 'at f (http://localhost:3000/b/…:1:2)',
    });
  });

  test('keeps no secret of an invitation', () => {
    const text = [
      'undangan',
      '/undangan/k7Jw2PqV9s0tXz',
      'Error: x at http://localhost:3000/undangan/k7Jw2PqV9s0tXz:1',
    ];
    expect(readFault(text.join('\n'))).toMatchObject({
      path: '/undangan/…',
      fault: 'Error: x at http://localhost:3000/undangan/…:1',
    });
  });

  test('cannot write a line of its own, and is never long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 4_000 }), fc.nat(4_000), (noise, more) => {
        const read = readFault(`p${noise}\n/${noise}\ne${noise}\n${noise.repeat(1 + (more % 3))}`);
        if (read === null) return;
        expect(`${read.part}${read.path}${read.fault}`).not.toMatch(/\p{C}/u);
        expect(read.stack).not.toMatch(/[^\P{C}\n]/u);
        expect(JSON.stringify(read).length).toBeLessThan(6_000);
      }),
    );
  });
});
