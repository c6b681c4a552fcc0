import { describe, expect, test } from 'vitest';
import { readEnvironment } from './environment';

const secret = 'a'.repeat(32);

describe('readEnvironment', () => {
  test('needs nothing: the embedded Postgres, port 3000, with the demo', () => {
    const environment = readEnvironment({});
    expect(environment).toMatchObject({ port: 3000, databaseUrl: null, authSecret: null, demo: true, mail: null });
    expect(environment.publicUrl).toBe('http://localhost:3000');
    expect(environment.dataFolder).toMatch(/[/\\]\.data$/);
  });

  test('takes a variable that is set to nothing as not set', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: ' ', KEJAR_DEMO: '' })).toMatchObject({ port: 3000, demo: true });
  });

  test.each([
    [{}, true],
    [{ NEXTAUTH_URL: 'http://kejar.local' }, true],
    [{ DATABASE_URL: 'postgres://kejar:rahasia@db/kejar', AUTH_SECRET: secret }, false],
    [{ NEXTAUTH_URL: 'https://kejar.example.go.id' }, false],
    [{ NEXTAUTH_URL: 'https://kejar.example.go.id', KEJAR_DEMO: '1' }, true],
    [{ KEJAR_DEMO: '0' }, false],
  ])('%j: demo %s', (settings, demo) => {
    expect(readEnvironment(settings).demo).toBe(demo);
  });

  test('serves this machine alone, unless told', () => {
    expect(readEnvironment({}).host).toBe('127.0.0.1');
    expect(readEnvironment({ KEJAR_HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  });

  test('reads all of them', () => {
    const environment = readEnvironment({
      PORT: '8080',
      DATABASE_URL: 'postgres://kejar:rahasia@db.example:5432/kejar',
      KEJAR_POOLER_URL: 'postgres://127.0.0.1:6432/kejar',
      KEJAR_READ_URL: 'postgres://127.0.0.1:5001/kejar',
      AUTH_SECRET: secret,
      KEJAR_DEMO: '0',
      KEJAR_DATA_DIR: '/srv/kejar',
      NEXTAUTH_URL: 'https://kejar.example.go.id',
      KEJAR_SMTP_URL: 'smtps://kejar%40kantor.go.id:p%40ss%3Aword@mail.kantor.go.id',
      KEJAR_SMTP_FROM: 'Kejar Target <Rekap@kantor.go.id>',
    });
    expect(environment).toEqual({
      port: 8080,
      databaseUrl: 'postgres://kejar:rahasia@db.example:5432/kejar',
      pooler: { url: 'postgres://127.0.0.1:6432/kejar', prepared: false },
      standbyUrl: 'postgres://127.0.0.1:5001/kejar',
      authSecret: secret,
      auditSecret: null,
      auditHeads: '/srv/kejar/audit-heads',
      demo: false,
      publicUrl: 'https://kejar.example.go.id',
      dataFolder: '/srv/kejar',
      host: '127.0.0.1',
      proxyHops: 0,
      hsts: 'host',
      backups: null,
      mail: {
        host: 'mail.kantor.go.id',
        port: 465,
        secure: true,
        login: { user: 'kejar@kantor.go.id', password: 'p@ss:word' },
        from: { name: 'Kejar Target', address: 'rekap@kantor.go.id' },
      },
    });
  });

  test.each([
    ['smtp://mail.local', { host: 'mail.local', port: 587, secure: false, login: null }],
    ['smtp://127.0.0.1:2525/', { host: '127.0.0.1', port: 2525, secure: false, login: null }],
    ['smtp://[::1]:25', { host: '::1', port: 25 }],
    ['smtps://a:b@mail.local:4650', { port: 4650, secure: true, login: { user: 'a', password: 'b' } }],
  ])('reads the mail server %s', (url, server) => {
    const environment = readEnvironment({ KEJAR_SMTP_URL: url, KEJAR_SMTP_FROM: 'rekap@kantor.go.id' });
    expect(environment.mail).toMatchObject({ ...server, from: { name: '', address: 'rekap@kantor.go.id' } });
  });

  test('asks for the sender beside a mail server, and needs no mail server beside a sender', () => {
    expect(() => readEnvironment({ KEJAR_SMTP_URL: 'smtp://mail.local' })).toThrow('KEJAR_SMTP_FROM: wajib diisi');
    expect(readEnvironment({ KEJAR_SMTP_FROM: 'rekap@kantor.go.id' }).mail).toBeNull();
  });

  test('does not repeat a password', () => {
    const wrong = { KEJAR_SMTP_URL: 'smtp://kejar:rahasia@', KEJAR_SMTP_FROM: 'rekap@kantor.go.id' };
    expect(() => readEnvironment(wrong)).toThrow(/KEJAR_SMTP_URL: (?!.*rahasia)/);
  });

  test.each([
    ['PORT', '80a', "'80a' bukan nomor porta"],
    ['PORT', '0', 'harus 1 sampai 65535'],
    ['PORT', '70000', 'harus 1 sampai 65535'],
    ['DATABASE_URL', 'mysql://localhost/kejar', 'postgres://pengguna:sandi'],
    ['DATABASE_URL', 'postgres://localhost', 'postgres://pengguna:sandi'],
    ['DATABASE_URL', 'kejar', 'postgres://pengguna:sandi'],
    ['KEJAR_POOLER_URL', 'postgres://kejar:rahasia@db.example/kejar', 'tanpa pengguna dan sandi'],
    ['KEJAR_POOLER_PREPARED', 'ya', "'ya' tidak dikenal"],
    ['KEJAR_READ_URL', 'db.example', 'tanpa pengguna dan sandi'],
    ['AUTH_SECRET', 'pendek', 'terlalu pendek'],
    ['KEJAR_DEMO', 'ya', "'ya' tidak dikenal"],
    ['KEJAR_PROXY_HOPS', 'nginx', "'nginx' bukan banyaknya perantara"],
    ['KEJAR_HSTS', 'ya', "'ya' tidak dikenal"],
    ['NEXTAUTH_URL', 'kejar.example', 'bukan alamat web'],
    ['KEJAR_SMTP_URL', 'mail.kantor.go.id', 'smtp://pengguna:sandi'],
    ['KEJAR_SMTP_URL', 'http://mail.kantor.go.id', 'smtp://pengguna:sandi'],
    ['KEJAR_SMTP_URL', 'smtp://kejar@mail.local', 'smtp://pengguna:sandi'],
    ['KEJAR_SMTP_URL', 'smtp://kejar:100%@mail.local', 'smtp://pengguna:sandi'],
    ['KEJAR_SMTP_URL', 'smtp://mail.local/?tls=1', 'smtp://pengguna:sandi'],
    ['KEJAR_SMTP_FROM', 'Kejar Target', "'Kejar Target' bukan alamat email"],
    ['KEJAR_SMTP_FROM', 'a@b.example\r\nBcc: c@d.example', 'bukan alamat email'],
    ['KEJAR_SMTP_FROM', 'Kejar\nBcc: x <a@b.example>', 'bukan alamat email'],
  ])('refuses %s=%s and says what to write', (name, value, message) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(message);
    expect(() => readEnvironment({ [name]: value })).toThrow(`  ${name}: `);
  });

  test('asks for a secret beside a database of one’s own', () => {
    expect(() => readEnvironment({ DATABASE_URL: 'postgres://db.example/kejar' })).toThrow('AUTH_SECRET: wajib diisi');
  });

  test('takes a pooler and a standby of one’s own Postgres only', () => {
    const pooler = { KEJAR_POOLER_URL: 'postgres://127.0.0.1:6432/kejar' };
    expect(() => readEnvironment(pooler)).toThrow('DATABASE_URL: wajib diisi');
    expect(() => readEnvironment({ KEJAR_READ_URL: pooler.KEJAR_POOLER_URL })).toThrow('DATABASE_URL: wajib diisi');
  });

  test('names all that is wrong at once', () => {
    expect(() => readEnvironment({ PORT: 'x', KEJAR_DEMO: 'x' })).toThrow(/PORT: .*\n {2}KEJAR_DEMO: /);
  });
});
