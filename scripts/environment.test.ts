import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment';

const secret = 'a'.repeat(32);

describe('readEnvironment', () => {
  it('needs nothing: the embedded Postgres, port 3000, with the demo', () => {
    const environment = readEnvironment({});
    expect(environment).toMatchObject({ port: 3000, databaseUrl: null, authSecret: null, demo: true });
    expect(environment.publicUrl).toBe('http://localhost:3000');
    expect(environment.dataFolder).toMatch(/[/\\]\.data$/);
  });

  it('takes a variable that is set to nothing as not set', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: ' ', KEJAR_DEMO: '' })).toMatchObject({ port: 3000, demo: true });
  });

  it('reads all of them', () => {
    const environment = readEnvironment({
      PORT: '8080',
      DATABASE_URL: 'postgres://kejar:rahasia@db.example:5432/kejar',
      AUTH_SECRET: secret,
      KEJAR_DEMO: '0',
      KEJAR_DATA_DIR: '/srv/kejar',
      NEXTAUTH_URL: 'https://kejar.example.go.id',
    });
    expect(environment).toEqual({
      port: 8080,
      databaseUrl: 'postgres://kejar:rahasia@db.example:5432/kejar',
      authSecret: secret,
      demo: false,
      publicUrl: 'https://kejar.example.go.id',
      dataFolder: '/srv/kejar',
    });
  });

  it.each([
    ['PORT', '80a', "'80a' bukan nomor porta"],
    ['PORT', '0', 'harus 1 sampai 65535'],
    ['PORT', '70000', 'harus 1 sampai 65535'],
    ['DATABASE_URL', 'mysql://localhost/kejar', 'postgres://pengguna:sandi'],
    ['DATABASE_URL', 'postgres://localhost', 'postgres://pengguna:sandi'],
    ['DATABASE_URL', 'kejar', 'postgres://pengguna:sandi'],
    ['AUTH_SECRET', 'pendek', 'terlalu pendek'],
    ['KEJAR_DEMO', 'ya', "'ya' tidak dikenal"],
    ['NEXTAUTH_URL', 'kejar.example', 'bukan alamat web'],
  ])('refuses %s=%s and says what to write', (name, value, message) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(message);
    expect(() => readEnvironment({ [name]: value })).toThrow(`  ${name}: `);
  });

  it('asks for a secret beside a database of one’s own', () => {
    expect(() => readEnvironment({ DATABASE_URL: 'postgres://db.example/kejar' })).toThrow('AUTH_SECRET: wajib diisi');
  });

  it('names all that is wrong at once', () => {
    expect(() => readEnvironment({ PORT: 'x', KEJAR_DEMO: 'x' })).toThrow(/PORT: .*\n {2}KEJAR_DEMO: /);
  });
});
