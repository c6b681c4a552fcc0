import { type ImportSettings, totalMeasures, type Warning } from '../../domain/imports';
import { type CellValue, cellText } from '../read/sheet-rows';
import { isMeasure, type MatchedColumn } from './match-columns';

/** "(dalam ribuan keluarga)", "Satuan: ribuan", "(000)", "x 1.000": the figures below are not written in full. */
const inThousands =
  /\b(?:dalam|satuan)\s*:?\s*(?:ribu|juta)(?:an)?\b|\(\s*(?:ribuan|jutaan|000|'000)[^)]*\)|[x×]\s*1[.,]?000\b/i;

/**
 * Figures that a line above the table says to be in thousands: 271 for 271.000. Their columns have no meaning until a
 * person says it, for the cells themselves look like figures in full.
 */
export function askAboutUnit(
  columns: readonly MatchedColumn[],
  titles: readonly (readonly CellValue[])[],
  settings: ImportSettings,
): { columns: MatchedColumn[]; warnings: Warning[] } {
  const open = columns.filter(
    ({ meaning, header }) =>
      (isMeasure(meaning) || (totalMeasures as readonly (string | null)[]).includes(meaning)) &&
      !Object.hasOwn(settings.columns, header),
  );
  const line =
    open.length === 0
      ? undefined
      : titles.map((cells) => cells.map(cellText).filter(Boolean).join(' ')).find((text) => inThousands.test(text));
  if (line === undefined) return { columns: [...columns], warnings: [] };
  const headers = open.map(({ header }) => header).join(' dan ');
  const message = `Baris di atas tabel menyebut '${line.slice(0, 80)}': angkanya tidak ditulis penuh, jadi belum dipakai. Tulis angka penuh (271.000, bukan 271), atau pilih arti kolom ${headers} bila angkanya sudah penuh.`;
  return {
    columns: columns.map((column) => (open.includes(column) ? { ...column, meaning: null } : column)),
    warnings: [{ row: null, code: 'columns-asked', message }],
  };
}
