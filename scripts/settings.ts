import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './environment';
import { readSettingsFile } from './settings-file';
import { StepError } from './steps.mjs';

/** What names the installation: read from two places, it must say the same, or a command would work on another one. */
const mustAgree = ['DATABASE_URL', 'AUTH_SECRET', 'KEJAR_AUDIT_SECRET', 'KEJAR_DATA_DIR'];

/** The file with the settings of an installation, which the server and `kejar` both read. */
export function settingsFile(source: Record<string, string | undefined> = process.env): string {
  return source.KEJAR_SETTINGS ? resolve(root, source.KEJAR_SETTINGS) : join(root, 'kejar.env');
}

/**
 * Adds the settings of the file to the environment of this process and of those that it starts. A variable that is set in the
 * environment stands, except what names the installation. Without a file nothing happens, unless KEJAR_SETTINGS names one.
 * @throws StepError with what to do
 */
export function loadSettings(source: Record<string, string | undefined> = process.env): void {
  const file = settingsFile(source);
  if (!existsSync(file)) {
    if (source.KEJAR_SETTINGS) throw new StepError(`File pengaturan ${file} tidak ada. Periksa KEJAR_SETTINGS.`);
    return;
  }
  // It holds passwords. Windows has no such modes.
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new StepError(`File pengaturan ${file} dapat dibaca pengguna lain. Jalankan: chmod 600 ${file}`);
  }
  for (const [name, value] of Object.entries(readSettingsFile(file, readFileSync(file)))) {
    const given = source[name]?.trim();
    if (!given) source[name] = value;
    else if (given !== value?.trim() && mustAgree.includes(name)) {
      throw new StepError(
        `${name} di terminal ini berbeda dari yang di ${file}. Hapus dari terminal (unset ${name}), atau betulkan file itu.`,
      );
    }
  }
}
