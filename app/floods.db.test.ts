import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POST as signInByScript } from '@/app/api/auth/[...nextauth]/route';
import { POST as sendLogo } from '@/app/kantor/logo/route';
import type { TestDatabase } from '@/db/testing/database';
import { readUploadRows } from '@/db/testing/uploads';
import { problemAnswer } from '@/lib/domain/api-answers';
import { longestTurn, manyFields, sendInPieces } from '../lib/server/http/fixtures/floods';
import * as partRoute from './[kampanye]/impor/kirim/[upload]/[nomor]/route';
import * as beginRoute from './[kampanye]/impor/kirim/mulai/route';
import { POST as sendForm } from './[kampanye]/impor/kirim/route';
import { openServed, type ServedDatabase } from './api/v1/fixtures/served-database';
import * as commitRoute from './api/v1/imports/[id]/commit/route';
import * as discardRoute from './api/v1/imports/[id]/discard/route';
import * as importRoute from './api/v1/imports/[id]/route';
import * as undoRoute from './api/v1/imports/[id]/undo/route';
import * as uploadRoute from './api/v1/imports/route';

let served: ServedDatabase;
let database: TestDatabase;
let tokens: Record<string, string>;
const _operator = { id: null };

let importId: string;
beforeAll(async () => {
  served = await openServed('uji', {
    karawang: { role: 'kabupaten', areaCode: '32.15' },
    pembaca: { role: 'pembaca', areaCode: '32.15' },
  });
  ({ database, tokens } = served);
  const small = form('kode_wilayah;tanggal;online_masuk\n32.15.03;2021-04-12;7');
  const { status, body } = await send('karawang', uploadRoute.POST, {}, small, multipart);
  expect(status).toBe(201);
  importId = String(body.id);
});
afterAll(async () => {
  await served.close();
});

const boundary = 'batas';
const multipart = `multipart/form-data; boundary=${boundary}`;
const json = 'application/json';

function form(text: string): string {
  const part = (rest: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${rest}\r\n\r\n${value}\r\n`;
  return `${part('name="campaign"', 'uji')}${part('name="file"; filename="rekap.csv"', text)}--${boundary}--\r\n`;
}

type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

async function send<Params>(
  who: string | null,
  handler: Handler<Params>,
  params: Params,
  body: string,
  type: string,
  method = 'POST',
) {
  const headers = {
    'content-type': type,
    accept: 'application/json',
    ...(who !== null && { authorization: `Bearer ${tokens[who]}` }),
  };
  const { request, asked } = sendInPieces(body, headers, { method });
  const response = await handler(request, { params: Promise.resolve(params) });
  return { status: response.status, body: JSON.parse(await response.text()), asked: asked.bytes };
}

type Sent = Awaited<ReturnType<typeof send>>;
type Send = (who: string | null, body: string, type: string) => Promise<Sent>;

/** Every handler that reads a body, by its kind of body. */
const forms: [string, Send][] = [
  ['POST /api/v1/imports', (who, ...sent) => send(who, uploadRoute.POST, {}, ...sent)],
  ['POST /uji/impor/kirim', (who, ...sent) => send(who, sendForm, { kampanye: 'uji' }, ...sent)],
  ['POST /kantor/logo', (who, ...sent) => send(who, sendLogo, {}, ...sent)],
];
const objects: [string, Send][] = [
  ['PATCH import', (who, ...sent) => send(who, importRoute.PATCH, { id: importId }, ...sent, 'PATCH')],
  ['POST commit', (who, ...sent) => send(who, commitRoute.POST, { id: importId }, ...sent)],
  ['POST undo', (who, ...sent) => send(who, undoRoute.POST, { id: importId }, ...sent)],
  ['POST discard', (who, ...sent) => send(who, discardRoute.POST, { id: importId }, ...sent)],
  ['POST kirim/mulai', (who, ...sent) => send(who, beginRoute.POST, { kampanye: 'uji' }, ...sent)],
];
const parts: [string, Send][] = [
  [
    'PUT part',
    (who, ...sent) => send(who, partRoute.PUT, { kampanye: 'uji', upload: '1', nomor: '0' }, ...sent, 'PUT'),
  ],
];

/** Far above what a piece of a body takes on a busy machine, far below what a whole one took. */
const longestAllowed = 500;

describe('who may not is told so before a byte is read', () => {
  const flood = manyFields(boundary, 10_000);

  test.each([...forms, ...objects, ...parts])('%s', async (name, ask) => {
    const nobody = await ask(null, flood, forms.some(([one]) => one === name) ? multipart : json);
    expect([nobody.status, nobody.asked]).toEqual([401, 0]);
    const reader = await ask('pembaca', flood, forms.some(([one]) => one === name) ? multipart : json);
    // The office of an area that is not one's own is not there.
    expect([reader.status, reader.asked]).toEqual([name === 'POST /kantor/logo' ? 404 : 403, 0]);
    expect(problemAnswer.parse(reader.body).detail).not.toBe('');
  });
});

describe.each([10_000, 400_000])('%i fields', (count) => {
  test.each(forms)('%s: an operator is told the limit, and others hardly wait', async (_name, ask) => {
    const flood = manyFields(boundary, count);
    let answer: Sent | undefined;
    const waited = await longestTurn(async () => {
      answer = await ask('karawang', flood, multipart);
    });
    expect(answer).toMatchObject({ status: 413, body: { type: 'too-many-fields' } });
    expect(answer?.body.detail).toContain('20 isian');
    expect(answer?.asked).toBeLessThan(300_000);
    expect(waited).toBeLessThan(longestAllowed);
  });

  test('a reader is refused without a wait', async () => {
    const flood = manyFields(boundary, count);
    const [[, ask]] = forms as [[string, Send]];
    expect(
      await longestTurn(async () => expect((await ask('pembaca', flood, multipart)).status).toBe(403)),
    ).toBeLessThan(longestAllowed);
  });
});

test.each(objects)('%s: JSON of more than 256 KB, or of many levels, is refused', async (_name, ask) => {
  const large = await ask('karawang', `{"columns":{"a":"${'x'.repeat(5_000_000)}"}}`, json);
  expect(large).toMatchObject({ status: 413, body: { detail: expect.stringContaining('256 KB') } });
  expect(large.asked).toBeLessThan(500_000);
  const waited = await longestTurn(async () => {
    const deep = await ask('karawang', '{"a":'.repeat(50_000), json);
    expect(deep).toMatchObject({ status: 400, body: { detail: 'Isi JSON bertingkat lebih dari 10, batasnya.' } });
  });
  expect(waited).toBeLessThan(longestAllowed);
});

test('signing in by script reads 16 KB and no more, from anybody', async () => {
  for (const [type, body] of [
    [json, `${'['.repeat(5_000_000)}`],
    ['application/x-www-form-urlencoded', Array.from({ length: 400_000 }, (_, at) => `a${at}=1`).join('&')],
  ] as const) {
    const { request, asked } = sendInPieces(body, { 'content-type': type });
    const context = { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) };
    const response = await signInByScript(new NextRequest(request), context);
    expect([response.status, (await response.json()).detail]).toEqual([413, expect.stringContaining('16 KB')]);
    expect(asked.bytes).toBeLessThan(200_000);
  }
});

test('nothing of all this was kept', async () => {
  expect(await readUploadRows(database.owner)).toEqual([]);
  const own = await send('karawang', importRoute.PATCH, { id: importId }, '{"rows":{"2":"ignore"}}', json, 'PATCH');
  expect(own).toMatchObject({ status: 200, body: { id: Number(importId), status: 'checked' } });
});
