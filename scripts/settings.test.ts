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

function load(
  content: string | Buffer,
  environment: Record<string, string> = {},
  mode = 0o600,
): Record<string, string> {
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

  test('reads what Windows writes: a mark before the first name, and CRLF', () => {
    expect(load('\uFEFFKEJAR_DEMO=0\r\nPORT=3007\r\n')).toMatchObject({ KEJAR_DEMO: '0', PORT: '3007' });
    expect(load('KEJAR_DEMO=0\rPORT=3007\r')).toMatchObject({ KEJAR_DEMO: '0', PORT: '3007' });
  });

  test('refuses UTF-16 in one sentence', () => {
    const call = () => load(Buffer.from('\uFEFFKEJAR_DEMO=0\n', 'utf16le'));
    expect(call).toThrow('bukan teks UTF-8');
  });

  test.each([
    ['KEJAR_DMEO=0', 'baris 2: KEJAR_DMEO tidak dikenal. Maksudnya KEJAR_DEMO?'],
    ['kejar_demo=0', 'baris 2: kejar_demo tidak dikenal. Maksudnya KEJAR_DEMO?'],
    ['DATABASE_ULR=postgres://a:rahasia@b/c', 'Maksudnya DATABASE_URL?'],
    ['KEJAR_TARGETS=x', 'baris 2: KEJAR_TARGETS tidak dikenal. Yang ada: PORT'],
    ['KEJAR_SETTINGS=lain.env', 'hanya dibaca dari lingkungan'],
    ['KEJAR_DEMO: 0', 'baris 2: bukan pengaturan'],
    ['KEJAR_DEMO 0', 'baris 2: bukan pengaturan'],
    ['DATABASE_URL=postgres://a:rahasia#x@b/c', 'baris 2: nilai DATABASE_URL memuat #'],
  ])('refuses %s, which would be passed over in silence, and repeats no value', (line, said) => {
    const call = () => load(`PORT=3000\n${line}\n`);
    expect(call).toThrow(said);
    expect(call).not.toThrow(/rahasia/);
  });

  test.each(['  \n', '\t# catatan: lain\n', '  # catatan\n', 'export   TZ=UTC\n'])(
    'loses no variable behind %j',
    (line) => {
      expect(load(`KEJAR_BACKUPS_KEPT=3\n${line}${line}KEJAR_DEMO=0\n`)).toMatchObject({
        ...{ KEJAR_BACKUPS_KEPT: '3', KEJAR_DEMO: '0' },
      });
    },
  );

  test('takes values over several lines, remarks behind a value, and names of other programs', () => {
    const content = `KEJAR_SMTP_FROM="a\nb tanpa tanda\nc"\nPORT=3000 # porta\nexport  TZ=Asia/Jakarta\n  # catatan: lain\nAUTH_SECRET='a#b'\n`;
    expect(load(content)).toMatchObject({
      ...{ KEJAR_SMTP_FROM: 'a\nb tanpa tanda\nc', PORT: '3000', TZ: 'Asia/Jakarta', AUTH_SECRET: 'a#b' },
    });
  });
});
