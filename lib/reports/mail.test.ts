import { afterEach, describe, expect, test } from 'vitest';
import { startMailServer, type TestMailServer } from '../../db/testing/mail-server';
import { toDay } from '../domain/days';
import { buildRecapMail, type MailServer, sendMail } from './mail';

async function startServer(...options: Parameters<typeof startMailServer>): Promise<TestMailServer> {
  const server = await startMailServer(...options);
  open.push(server.close);
  return server;
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

function at(port: number, change: Partial<MailServer> = {}): MailServer {
  const from = { name: 'Kejar Target', address: 'rekap@kantor.example' };
  return { host: '127.0.0.1', port, secure: false, login: null, from, ...change };
}

const said = {
  areaName: 'Karawang',
  campaignName: 'Pendataan Keluarga 2021',
  asOf: toDay('2021-04-12'),
  text: '*Rekap Karawang*\nCapaian 28.800 dari 734.768 (3,92 %) <b>&',
  sheetUrl: 'https://kejar.example/pk21/32.15/lembar?per=2021-04-12&kolom=no',
  picture: { fileName: 'rekap-pk21.png', png: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) },
  upkeep: 'Catatan audit utuh: 12 baris <b>.',
};
const mail = buildRecapMail(said);

describe('the mail of a recap', () => {
  test('says what, where and when in its subject', () => {
    expect(mail.subject).toBe('Rekap Karawang, Pendataan Keluarga 2021, 12 April 2021');
  });

  test('holds the text as it is, and the link to the sheet', () => {
    expect(mail.text).toContain('*Rekap Karawang*\nCapaian 28.800 dari 734.768 (3,92 %) <b>&\n');
    expect(mail.text).toContain('https://kejar.example/pk21/32.15/lembar?per=2021-04-12&kolom=no');
  });

  test('tells administrators how the installation stands, and nobody else', () => {
    expect(mail.text).toContain('lembar?per=2021-04-12&kolom=no\n\nCatatan audit utuh: 12 baris <b>.\n\n-- ');
    expect(mail.html).toContain('Catatan audit utuh: 12 baris &lt;b&gt;.');
    const others = buildRecapMail({ ...said, upkeep: null });
    expect(others.text + others.html).not.toContain('audit');
  });

  test('escapes what its HTML holds, and turns the marks of WhatsApp into bold', () => {
    expect(mail.html).toContain('<strong>Rekap Karawang</strong>\nCapaian 28.800 dari 734.768 (3,92 %) &lt;b&gt;&amp;');
    expect(mail.html).toContain('href="https://kejar.example/pk21/32.15/lembar?per=2021-04-12&amp;kolom=no"');
    expect(mail.html).not.toContain('<b>');
  });

  test('a name with line breaks makes no second header', async () => {
    const { received, port } = await startServer();
    const sly = buildRecapMail({
      areaName: 'X\r\nBcc: lain@kantor.example\r\n\r\nisi',
      campaignName: 'PK21',
      asOf: toDay('2021-04-12'),
      text: 'a',
      sheetUrl: 'https://kejar.example/',
      picture: null,
      upkeep: null,
    });
    expect(sly.subject).not.toMatch(/[\r\n]/);
    await sendMail(at(port), sly, ['satu@kantor.example']);
    expect(received).toHaveLength(1);
    expect(received[0]?.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    expect(received[0]?.to).toEqual(['satu@kantor.example']);
  });
});

describe('sendMail', () => {
  test('one mail an address: nobody sees whom else it goes to', async () => {
    const { received, port } = await startServer();
    const outcomes = await sendMail(at(port), mail, ['satu@kantor.example', 'dua@kantor.example']);
    expect(outcomes).toEqual([
      { address: 'satu@kantor.example', result: 'sent' },
      { address: 'dua@kantor.example', result: 'sent' },
    ]);
    expect(received.map((one) => one.to)).toEqual([['satu@kantor.example'], ['dua@kantor.example']]);
    expect(received[0]?.from).toBe('rekap@kantor.example');
    expect(received[0]?.raw).toMatch(/^To: satu@kantor\.example\r$/m);
    expect(received[0]?.raw).not.toContain('dua@kantor.example');
    expect(received[0]?.raw).toMatch(/^From: Kejar Target <rekap@kantor\.example>\r$/m);
    expect(received[0]?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(received[0]?.raw.split('filename=rekap-pk21.png')[1]).toContain('\r\n\r\niVBORw==');
  });

  test('an address that holds line breaks or a list reaches nobody else', async () => {
    const { received, port } = await startServer();
    await sendMail(at(port), mail, ['satu@kantor.example\r\nBcc: lain@kantor.example', 'a@x.example, b@x.example']);
    const reached = received.flatMap((one) => one.to);
    expect(reached).not.toContain('lain@kantor.example');
    expect(reached).not.toContain('b@x.example');
    for (const { raw } of received) expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
  });

  test('an address that is refused for good does not keep the others from their mail', async () => {
    const { received, port } = await startServer({
      onRcptTo({ address }, _session, done) {
        if (address.startsWith('pindah')) done(Object.assign(new Error('no such user'), { responseCode: 550 }));
        else if (address.startsWith('nanti')) done(Object.assign(new Error('greylisted'), { responseCode: 451 }));
        else done();
      },
    });
    const outcomes = await sendMail(at(port), mail, ['pindah@k.example', 'nanti@k.example', 'ada@k.example']);
    expect(outcomes).toEqual([
      { address: 'pindah@k.example', result: 'refused', reason: 'server email menolak: 550 no such user' },
      { address: 'nanti@k.example', result: 'later', reason: 'server email menolak: 451 greylisted' },
      { address: 'ada@k.example', result: 'sent' },
    ]);
    expect(received.map((one) => one.to)).toEqual([['ada@k.example']]);
  });

  test('a server that is down is tried once for all addresses, and works again when it is up', async () => {
    const first = await startServer();
    await first.close();
    const outcomes = await sendMail(at(first.port), mail, ['satu@k.example', 'dua@k.example']);
    expect(outcomes).toEqual([
      { address: 'satu@k.example', result: 'later', reason: 'server email tidak dapat dihubungi' },
      { address: 'dua@k.example', result: 'later', reason: 'server email tidak dapat dihubungi' },
    ]);
    const again = await startServer({}, first.port);
    expect(await sendMail(at(first.port), mail, ['satu@k.example'])).toEqual([
      { address: 'satu@k.example', result: 'sent' },
    ]);
    expect(again.received).toHaveLength(1);
  });

  test('signs in, and says when the password is wrong', async () => {
    const { received, port } = await startServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        if (username === 'kejar' && password === 'p@ss:word') done(null, { user: username });
        else done(new Error('Invalid username or password'));
      },
    });
    const right = at(port, { login: { user: 'kejar', password: 'p@ss:word' } });
    expect(await sendMail(right, mail, ['satu@k.example'])).toMatchObject([{ result: 'sent' }]);
    const wrong = at(port, { login: { user: 'kejar', password: 'salah' } });
    expect(await sendMail(wrong, mail, ['satu@k.example'])).toEqual([
      {
        address: 'satu@k.example',
        result: 'later',
        reason: 'server email menolak nama pengguna atau kata sandinya',
      },
    ]);
    expect(received).toHaveLength(1);
  });

  test('a server of another machine without TLS is never told the password', async () => {
    let asked = false;
    const { received, port } = await startServer({
      allowInsecureAuth: true,
      onAuth(_auth, _session, done) {
        asked = true;
        done(null, { user: 'x' });
      },
    });
    // It leads to this machine too, but does not say so.
    const server = at(port, { host: '0.0.0.0', login: { user: 'kejar', password: 'rahasia' } });
    expect(await sendMail(server, mail, ['satu@k.example'])).toMatchObject([
      { result: 'later', reason: 'server email tidak menyediakan sambungan aman (TLS)' },
    ]);
    expect([asked, received.length]).toEqual([false, 0]);
  });

  test.each([
    ['smtps', { secure: true }],
    ['STARTTLS', { disabledCommands: [] }],
  ])('%s: a certificate that nobody vouches for is not trusted', async (_name, options) => {
    const { received, port } = await startServer(options);
    const server = at(port, { secure: 'secure' in options });
    expect(await sendMail(server, mail, ['satu@k.example'])).toMatchObject([
      { result: 'later', reason: 'sertifikat server email tidak dipercaya' },
    ]);
    expect(received).toHaveLength(0);
  });

  test('a server that does not speak is given up on', async () => {
    const { port } = await startServer({ onConnect: () => {} });
    expect(await sendMail(at(port), mail, ['satu@k.example'], 500)).toMatchObject([
      { result: 'later', reason: 'server email tidak menjawab' },
    ]);
  });
});
