import type { Random } from '../../../db/seed/random';

export type Body = { kind: string; type: string; body: string | Uint8Array<ArrayBuffer> };

const boundary = 'batas-kiriman-rusak';
const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

/** What a field may be said to be: nothing of it is what a form of ours sends. */
const texts: readonly ((random: Random) => string)[] = [
  () => '',
  () => ' '.repeat(3),
  () => '\0',
  () => 'a\0b',
  () => '\ud800',
  () => 'x\udfffy',
  () => '\u202e\u0007',
  () => '9'.repeat(400),
  () => '-1',
  () => '1e309',
  () => '99999999999999999999',
  () => '2147483648',
  () => 'NaN',
  () => '2021-13-45',
  () => '0000-00-00',
  () => '275760-09-14',
  () => '32.15.99.9999',
  () => '../../../etc/passwd',
  () => "'; drop table counts; --",
  () => '<script>alert(1)</script>',
  () => '{{7*7}}&lt;&#x3c;',
  () => '__proto__',
  () => 'constructor',
  (random) => 'ä'.repeat(Math.floor(random() * 20_000)),
  (random) => String.fromCharCode(...Array.from({ length: 40 }, () => Math.floor(random() * 65_536))),
];

/** Values that JSON may hold and no schema of ours expects. */
const values: readonly ((random: Random) => string)[] = [
  () => 'null',
  () => '[]',
  () => '{}',
  () => '1e400',
  () => '-0',
  () => '123456789012345678901234567890',
  () => 'true',
  () => '[[[[[]]]]]',
  () => '{"__proto__":{"admin":true}}',
  () => '{"constructor":{"prototype":{"x":1}}}',
  () => '{"toString":1,"valueOf":null,"then":{}}',
  () => '"\\ud800"',
  () => '"\\u0000"',
  (random) => JSON.stringify(pick(random, texts)(random)),
  (random) => '['.repeat(2_000 + Math.floor(random() * 4_000)),
  (random) => {
    const depth = 500 + Math.floor(random() * 3_000);
    return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  },
];

/** What the Flight protocol names by a letter behind `$`: another row, a promise, a map, a blob, a stream, and what is none. */
const references = [
  '$0',
  '$1',
  '$@1',
  '$F1',
  '$K1',
  '$Q1',
  '$W1',
  '$B1',
  '$r1',
  '$R1',
  '$X1',
  '$i1',
  '$T',
  '$u',
  '$N',
  '$-',
  '$n9e999',
  '$D',
  '$1:__proto__:constructor',
  '$0:0:0',
  '$h1',
  '$Z',
  '$E',
  '$',
];

function jsonOf(random: Random, names: readonly string[]): string {
  if (random() < 0.3) return pick(random, values)(random);
  const chosen = names.filter(() => random() < 0.6);
  const entries = [...chosen, pick(random, ['__proto__', 'prototype', 'constructor', 'length', ''])].map(
    (name) => `${JSON.stringify(name)}:${pick(random, values)(random)}`,
  );
  return `{${entries.join(',')}}`;
}

function partOf(random: Random, name: string): string {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${name}"`;
  if (random() < 0.3) {
    const file = pick(random, ['x.csv', '', '..\\..\\x', 'a"b', 'x'.repeat(300)]);
    return `${head}; filename="${file}"\r\ncontent-type: application/octet-stream\r\n\r\n${pick(random, texts)(random)}\r\n`;
  }
  return `${head}\r\n\r\n${pick(random, texts)(random)}\r\n`;
}

function multipart(parts: string[], end = `--${boundary}--\r\n`) {
  return { type: `multipart/form-data; boundary=${boundary}`, body: new TextEncoder().encode(parts.join('') + end) };
}

const field = (name: string, value: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/** Rows of Flight that refer to each other, to themselves, to what is not there. */
function flightRows(random: Random, names: readonly string[]): string[] {
  const reference = () => JSON.stringify(pick(random, references));
  const rows = ['0', '1', '2', pick(random, ['1_x', '$', '-1', '__proto__', '99999999999'])].filter(
    () => random() < 0.8,
  );
  return rows.map((name) =>
    field(
      name,
      pick(random, [
        () => `[${reference()},${reference()}]`,
        () => reference(),
        () => `[{"a":${reference()}},${jsonOf(random, names)}]`,
        () => jsonOf(random, names),
        () => pick(random, texts)(random),
      ])(),
    ),
  );
}

/**
 * A body that no page and no program of ours sends, drawn at random.
 * @param input.names fields that the addressee may know
 * @param input.action the number of a server action; null: a handler is asked
 */
export function drawBody(random: Random, input: { names: readonly string[]; action: string | null }): Body {
  const { names, action } = input;
  const kinds: Record<string, () => Omit<Body, 'kind'>> = {
    fields: () => multipart([...names.filter(() => random() < 0.7), 'x'].map((name) => partOf(random, name))),
    cut: () =>
      multipart(
        names.slice(0, 2).map((name) => partOf(random, name)),
        `--${boundary}\r\ncontent-disp`,
      ),
    'no boundary': () => ({ type: 'multipart/form-data', body: 'x' }),
    json: () => ({ type: 'application/json', body: jsonOf(random, names) }),
    'json cut': () => ({ type: 'application/json', body: jsonOf(random, names).slice(0, -1) }),
    'other type': () => ({
      type: pick(random, ['text/xml', 'application/pdf', 'x', 'text/plain;charset=utf-7']),
      body: pick(random, texts)(random),
    }),
    empty: () => ({
      type: pick(random, ['application/json', 'text/plain;charset=UTF-8', `multipart/form-data; boundary=${boundary}`]),
      body: '',
    }),
    bytes: () => ({
      type: pick(random, [
        'application/json',
        'application/x-www-form-urlencoded',
        `multipart/form-data; boundary=${boundary}`,
      ]),
      body: Uint8Array.from({ length: 200 }, () => Math.floor(random() * 256)),
    }),
    urlencoded: () => ({
      type: 'application/x-www-form-urlencoded',
      body: names.map((name) => `${name}=${pick(random, ['%', '%00', '%zz', '%ff%fe', 'x', '%ed%a0%80'])}`).join('&'),
    }),
    ...(action !== null && {
      flight: () => multipart(flightRows(random, names)),
      'flight text': () => ({
        type: 'text/plain;charset=UTF-8',
        body: `[${JSON.stringify(pick(random, references))},${jsonOf(random, names)}]`,
      }),
      'flight form': () =>
        multipart([
          ...names.map((name) => partOf(random, `1_${name}`)),
          field('0', pick(random, ['["$undefined","$K1"]', '[{},"$K1"]', '["$K1","$K1"]', '["$K2"]'])),
        ]),
      'form of a page': () =>
        multipart([
          field(
            pick(random, [`$ACTION_ID_${action}`, '$ACTION_REF_1', '$ACTION_1:0', '$ACTION_KEY']),
            pick(random, ['', '{}', '["$K1"]', `{"id":"${action}","bound":"$@1"}`, `{"id":"${action}","bound":null}`]),
          ),
          ...names.filter(() => random() < 0.5).map((name) => partOf(random, name)),
        ]),
    }),
  };
  const kind = pick(random, Object.keys(kinds));
  return { kind, ...(kinds[kind]?.() ?? { type: '', body: '' }) };
}
