import { Problem } from '../../domain/problems';
import { countVisible } from '../../domain/texts';
import { holdsNik } from '../../imports/read/find-nik';

/**
 * A text of one line, blanks made one, as long as it must be and no longer than it may.
 * @param named what it is, as a sentence begins with it: "Alasan"
 * @throws Problem 422 that names it and the numbers, 400 where it holds a NIK
 */
export function requireWords(named: string, text: string, limits: { least: number; most: number }): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const { least, most } = limits;
  if (line.length > most)
    throw new Problem('words-invalid', `${named} paling banyak ${most} huruf; ini ${line.length}. Persingkat.`);
  if (countVisible(line) < least)
    throw new Problem('words-invalid', `${named} belum diisi. Tulis paling sedikit ${least} huruf.`);
  refuseNik(named, line);
  return line;
}

/**
 * A text of several lines, whose ends lose their blanks, as long as it must be and no longer than it may.
 * @param named what it is, as a sentence begins with it: "Hasil"
 * @throws Problem as `requireWords`
 */
export function requireLines(named: string, said: string, limits: { least: number; most: number }): string {
  const lines = said.split(/\r\n|[\r\n]/).map((line) => line.trimEnd());
  const text = lines.join('\n').trim();
  const { least, most } = limits;
  if (text.length > most)
    throw new Problem('words-invalid', `${named} paling banyak ${most} huruf; ini ${text.length}. Persingkat.`);
  if (countVisible(text) < least)
    throw new Problem('words-invalid', `${named} belum diisi. Tulis paling sedikit ${least} huruf.`);
  refuseNik(named, text);
  return text;
}

/** Numbers of people and families are kept nowhere, in no text either. @throws Problem 400 that does not repeat the number */
function refuseNik(named: string, text: string): void {
  if (!holdsNik(text)) return;
  throw new Problem(
    'text-invalid',
    `${named} memuat angka 16 digit, seperti NIK atau nomor KK. Sistem ini hanya menyimpan jumlah. Hapus angka itu.`,
  );
}
