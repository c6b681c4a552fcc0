import { parseEnv } from 'node:util';
import { settingNames } from './environment';
import { StepError } from './steps.mjs';

/** Only from the environment: a file cannot say where it lies. */
const settingsVariable = 'KEJAR_SETTINGS';
const assignment = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*)$/;

/**
 * The variables of a settings file. What would be passed over in silence is refused: a misspelt KEJAR_DEMO leaves the demo's
 * accounts open, and half of a password signs in nowhere. Names that are not like ours (TZ, NODE_OPTIONS) are taken as they are.
 * @throws StepError that names the lines, without repeating a value
 */
export function readSettingsFile(file: string, bytes: Buffer): Record<string, string> {
  const text = decode(file, bytes);
  const problems = withoutQuotedValues(text)
    .split('\n')
    .flatMap((line, at) => {
      const problem = problemOfLine(line);
      return problem === null ? [] : [`  baris ${at + 1}: ${problem}`];
    });
  if (problems.length > 0) throw new StepError(`File pengaturan ${file} perlu diperbaiki:\n${problems.join('\n')}`);
  const values = parseEnv(withPlainLines(text));
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? '']));
}

/** Windows' Notepad puts a mark before the first name, or writes UTF-16. */
function decode(file: string, bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text.replaceAll(/\r\n?/g, '\n');
  } catch {
    // Not UTF-8: said below.
  }
  throw new StepError(`File pengaturan ${file} bukan teks UTF-8. Simpan lagi sebagai UTF-8.`);
}

/** A variable whose value is in quotes, which may reach over several lines; or else a line. */
const quotedOrLine = /^[ \t]*(?:export[ \t]+)?([\w.-]+[ \t]*=[ \t]*)((["'`])[\s\S]*?\3)|^.*$/gm;

/** The lines as they are numbered, with nothing of what stands in quotes. */
function withoutQuotedValues(text: string): string {
  return text.replaceAll(quotedOrLine, (all, name?: string, value = '') =>
    name === undefined ? all : `${name}""${'\n'.repeat(value.split('\n').length - 1)}`,
  );
}

/** Without what Node's parser stumbles over and then loses the next variable by: blanks before a remark, or alone in a line. */
function withPlainLines(text: string): string {
  return text.replaceAll(quotedOrLine, (all, name?: string, value = '') =>
    name === undefined ? all.trim().replace(/^#.*|^export\s+/, '') : `${name}${value}`,
  );
}

function problemOfLine(line: string): string | null {
  if (line.trim() === '' || line.trimStart().startsWith('#')) return null;
  const [, name, value = ''] = assignment.exec(line) ?? [];
  if (name === undefined) return 'bukan pengaturan. Tulis NAMA=nilai, atau # di depannya untuk catatan.';
  if (/^[^\s"'`#][^#]*(?<!\s)#/.test(value)) {
    return `nilai ${name} memuat #, dan sisanya akan terpotong. Apit nilainya dengan tanda kutip, atau beri spasi sebelum # untuk catatan.`;
  }
  if (settingNames.includes(name)) return null;
  if (name === settingsVariable) return `${name} hanya dibaca dari lingkungan, bukan dari file ini. Hapus barisnya.`;
  const meant = settingNames.find((known) => countEdits(known, name.toUpperCase()) <= 2);
  if (meant === undefined && !/^kejar/i.test(name)) return null;
  return `${name} tidak dikenal. ${meant === undefined ? `Yang ada: ${settingNames.join(', ')}.` : `Maksudnya ${meant}?`}`;
}

/** How many letters have to be put in, taken out or changed to make one word of the other (Levenshtein). */
function countEdits(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const changed = (before[at - 1] ?? 0) + (one[row - 1] === other[at - 1] ? 0 : 1);
      now.push(Math.min(changed, (before[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1));
    }
    before = now;
  }
  return before[other.length] ?? 0;
}
