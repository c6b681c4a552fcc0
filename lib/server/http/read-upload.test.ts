import { describe, expect, test } from 'vitest';
import { uploadLimits } from '../../domain/imports';
import { readUploadForm } from './read-upload';

const boundary = 'batas';
const type = `multipart/form-data; boundary=${boundary}`;

function multipart(content: string, ending = `\r\n--${boundary}--\r\n`): string {
  const head = (rest: string) => `--${boundary}\r\nContent-Disposition: form-data; ${rest}\r\n\r\n`;
  return `${head('name="jenis"')}rekap\r\n${head('name="file"; filename="rekap.csv"')}${content}${ending}`;
}

function request(body: string | ReadableStream<Uint8Array>, contentType = type): Request {
  // A stream has no length of its own: the limit must hold for one that claims none.
  const init = { method: 'POST', body, headers: { 'content-type': contentType }, duplex: 'half' };
  return new Request('http://kejar.test/api/v1/imports', init);
}

function endless(): { stream: ReadableStream<Uint8Array>; sent: () => number } {
  let sent = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = new TextEncoder().encode(sent === 0 ? multipart('', '') : 'x'.repeat(1_000_000));
      sent += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  return { stream, sent: () => sent };
}

describe('a form that is sent whole', () => {
  test('gives its fields and the bytes of its file as they are', async () => {
    const form = await readUploadForm(request(multipart('kode;wilayah\r\n32.15;Karawang')));
    expect([...form.fields]).toEqual([['jenis', 'rekap']]);
    if (!form.file) throw new Error('no file');
    const text = new TextDecoder().decode(form.file.bytes);
    expect([form.file.name, text]).toEqual(['rekap.csv', 'kode;wilayah\r\n32.15;Karawang']);
  });
});

describe('a form that is refused', () => {
  test('over the limit by its own word: at once, and the answer names the limit', async () => {
    const sent = new Request('http://kejar.test/api/v1/imports', {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': type, 'content-length': String(30 * 1024 * 1024) },
    });
    await expect(readUploadForm(sent)).rejects.toMatchObject({
      status: 413,
      type: 'file-too-large',
      detail: expect.stringContaining('25 MB'),
    });
  });

  test('without a length and without an end: as soon as it has passed the limit', async () => {
    const { stream, sent } = endless();
    await expect(readUploadForm(request(stream))).rejects.toMatchObject({ status: 413, type: 'file-too-large' });
    expect(sent()).toBeLessThan(uploadLimits.bytes + 3_000_000);
  });

  test.each([
    ['cut off in the file', request(multipart('kode;wilayah\r\n32.15;Kara', ''))],
    ['cut off before the last line', request(multipart('kode;wilayah', `\r\n--${boundary}`))],
    ['empty', request('', type)],
  ])('%s', async (_, sent) => {
    await expect(readUploadForm(sent)).rejects.toMatchObject({ status: 400 });
  });

  test('no form at all', async () => {
    await expect(readUploadForm(request('{}', 'application/json'))).rejects.toMatchObject({ status: 415 });
  });
});
