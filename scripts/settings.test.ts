import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSettings } from './settings';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kejar-settings-'));
  file = join(folder, 'kejar.env');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function load(content: string, environment: Record<string, string> = {}, mode = 0o600): Record<string, string> {
  writeFileSync(file, content);
  chmodSync(file, mode);
  const source: Record<string, string> = { ...environment, KEJAR_SETTINGS: file };
  loadSettings(source);
  return source;
}

describe('loadSettings', () => {
  test('adds what the file says, with quotes, comments and export as a shell has them', () => {
    const content =
      '# pengaturan\nexport DATABASE_URL=postgres://kejar:p%40s@db/kejar?sslmode=require\nAUTH_SECRET="a b#c"\nKEJAR_DEMO=0\n';
    expect(load(content)).toMatchObject({
      DATABASE_URL: 'postgres://kejar:p%40s@db/kejar?sslmode=require',
      AUTH_SECRET: 'a b#c',
      KEJAR_DEMO: '0',
    });
  });

  test('lets the environment go first, so that a second server can have a port of its own', () => {
    expect(load('PORT=3000\n', { PORT: '3001' }).PORT).toBe('3001');
    expect(load('PORT=3000\n', { PORT: ' ' }).PORT).toBe('3000');
  });

  test.each(['DATABASE_URL', 'AUTH_SECRET', 'KEJAR_AUDIT_SECRET', 'KEJAR_DATA_DIR'])(
    'refuses another %s beside it, and repeats no secret',
    (name) => {
      const call = () => load(`${name}=rahasia-satu\n`, { [name]: 'rahasia-dua' });
      expect(call).toThrow(`${name} di terminal ini berbeda`);
      expect(call).not.toThrow(/rahasia-/);
      expect(load(`${name}=sama\n`, { [name]: 'sama' })[name]).toBe('sama');
    },
  );

  test.runIf(process.platform !== 'win32').each([0o644, 0o640, 0o604])('refuses a file of mode %o', (mode) => {
    expect(() => load('PORT=3000\n', {}, mode)).toThrow(`chmod 600 ${file}`);
  });

  test('needs no file, but one that is named', () => {
    expect(() => loadSettings({ KEJAR_SETTINGS: join(folder, 'hilang.env') })).toThrow('tidak ada');
  });
});
