import { expect, test } from 'vitest';
import { Problem } from '@/lib/domain/problems';
import { manyFields, sendInPieces } from './fixtures/floods';
import { formLimits, readMultipart, type SentForm } from './read-multipart';

const boundary = 'batas';
const head = (rest: string) => `--${boundary}\r\nContent-Disposition: form-data; ${rest}\r\n\r\n`;
const field = (name: string, value: string) => `${head(`name="${name}"`)}${value}\r\n`;
const file = (name: string, value: string, fileName = 'rekap.csv') =>
  `${head(`name="${name}"; filename="${fileName}"`)}${value}\r\n`;
const closed = (...parts: string[]) => `${parts.join('')}--${boundary}--\r\n`;

const refusal = (type: 'file-too-large' | 'not-multipart') => new Problem(type, type);

async function outcome(body: string | Uint8Array<ArrayBuffer>, type = `multipart/form-data; boundary=${boundary}`) {
  const { request, asked } = sendInPieces(body, { 'content-type': type });
  try {
    const form = await readMultipart(request, {
      fileBytes: 1_000,
      tooLarge: () => refusal('file-too-large'),
      notMultipart: () => refusal('not-multipart'),
    });
    return { form: readable(form), asked };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { status, type: kind, detail } = error;
    return { status, type: kind, detail, asked };
  }
}

function readable({ fields, file: sent }: SentForm) {
  return { fields: [...fields], file: sent && [sent.name, new TextDecoder().decode(sent.bytes)] };
}

test.each([10_000, 400_000])('%i fields are read no further than to the 21st', async (count) => {
  const { asked, ...answer } = await outcome(manyFields(boundary, count));
  expect(answer).toMatchObject({ status: 413, type: 'too-many-fields', detail: expect.stringContaining('20 isian') });
  expect(asked.bytes).toBeLessThan(200_000);
});

test.each([
  ['a 21st field', closed(...Array.from({ length: 21 }, (_, at) => field(`f${at}`, '1'))), 413, 'too-many-fields'],
  ['parts without a name', closed(...Array.from({ length: 30 }, () => `--${boundary}\r\n\r\nx\r\n`)), 413, null],
  ['two files', closed(file('file', 'a'), file('file', 'b')), 413, 'too-many-files'],
  ['two files of other names', closed(file('file', 'a'), file('lain', 'b')), 413, 'too-many-files'],
  ['a long field', closed(field('asOf', 'x'.repeat(formLimits.fieldBytes + 1))), 413, 'field-too-long'],
  ['a file over the limit', closed(file('file', 'x'.repeat(1_001))), 413, 'file-too-large'],
  ['a field twice', closed(field('asOf', '1'), field('asOf', '1')), 400, 'body-invalid'],
  ['a file and a field of its name', closed(file('file', 'a'), field('file', 'a')), 400, 'body-invalid'],
  ['a file where a text belongs', closed(file('campaign', 'pk21')), 400, 'body-invalid'],
  ['cut off in a field', field('asOf', '2021').slice(0, -3), 400, 'body-invalid'],
  ['cut off in the file', file('file', 'kode;').slice(0, -2), 400, 'body-invalid'],
  ['cut off before the last line', `${field('asOf', '1')}--${boundary}`, 400, 'body-invalid'],
  ['a NUL in a field', closed(field('campaign', 'pk\u000021')), 400, 'body-invalid'],
  ['nothing', '', 400, 'body-invalid'],
  ['another boundary', closed(field('asOf', '1')).replaceAll(boundary, 'lain'), 400, 'body-invalid'],
])('%s is refused', async (_name, body, status, type) => {
  expect(await outcome(body)).toMatchObject({ status, ...(type !== null && { type }) });
});

test('what is no multipart is refused before it is read', async () => {
  const sent = await outcome('x'.repeat(1_000_000), 'application/octet-stream');
  expect(sent).toMatchObject({ type: 'not-multipart', asked: { bytes: 0 } });
  expect(await outcome(closed(field('a', '1')), 'multipart/form-data; batas=x')).toMatchObject({ status: 400 });
});

test('20 fields and a file are taken as they are', async () => {
  const fields = Array.from({ length: 20 }, (_, at) => [`isian ${at}`, at === 0 ? '' : `nilai é ${at}`] as const);
  const body = closed(
    ...fields.map(([name, value]) => field(name, value)),
    file('file', 'a\r\n--bata\r\n', 'Rékap.csv'),
  );
  const { form } = await outcome(body);
  expect(form).toEqual({ fields: fields.map((pair) => [...pair]), file: ['Rékap.csv', 'a\r\n--bata\r\n'] });
});

test('names that an object has are names', async () => {
  const { form } = await outcome(closed(field('__proto__', '1'), field('constructor', '2')));
  expect(form?.fields).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
  ]);
});

test('a form without a choice of file sends one of no name', async () => {
  const { form } = await outcome(closed(file('file', '', '')));
  expect(form).toEqual({ fields: [], file: ['', ''] });
});
