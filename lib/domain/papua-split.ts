/**
 * The kabupaten and kota that laws 14, 15, 16 and 29 of 2022 took out of Papua (91) and Papua Barat (92) into four new
 * provinces, each with the code that it had before (Permendagri 72/2019). The codes that stayed behind leave exactly these open.
 */
export const codesBeforeSplit: Readonly<Record<string, string>> = {
  // Papua Selatan: Merauke, Boven Digoel, Mappi, Asmat.
  ...{ '93.01': '91.01', '93.02': '91.16', '93.03': '91.17', '93.04': '91.18' },
  // Papua Tengah: Nabire, Puncak Jaya, Paniai, Mimika, Puncak, Dogiyai, Intan Jaya, Deiyai.
  ...{ '94.01': '91.04', '94.02': '91.07', '94.03': '91.08', '94.04': '91.09' },
  ...{ '94.05': '91.25', '94.06': '91.26', '94.07': '91.27', '94.08': '91.28' },
  // Papua Pegunungan: Jayawijaya, Pegunungan Bintang, Yahukimo, Tolikara, Mamberamo Tengah, Yalimo, Lanny Jaya, Nduga.
  ...{ '95.01': '91.02', '95.02': '91.12', '95.03': '91.13', '95.04': '91.14' },
  ...{ '95.05': '91.21', '95.06': '91.22', '95.07': '91.23', '95.08': '91.24' },
  // Papua Barat Daya: Sorong, Sorong Selatan, Raja Ampat, Tambrauw, Maybrat, Kota Sorong.
  ...{ '96.01': '92.01', '96.02': '92.04', '96.03': '92.05', '96.04': '92.09', '96.05': '92.10', '96.71': '92.71' },
};

/** The provinces that there were none of before. */
export const provincesOfSplit = ['93', '94', '95', '96'] as const;

/** Each kabupaten and kota of before with the code that it has since. */
const codesSinceSplit: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(codesBeforeSplit).map(([since, before]) => [before, since]),
);

/**
 * The code that an area had before the provinces of Papua were divided in 2022; null: it was not moved, or is one of the new
 * provinces, of which there was none. Kecamatan and desa are taken to have kept the rest of theirs.
 */
export const codeBeforeSplit = (code: string): string | null => renamed(code, codesBeforeSplit);

/** The code that an area has since, of one that an edition of before names; null: it was not moved. The inverse of `codeBeforeSplit`. */
export const codeSinceSplit = (code: string): string | null => renamed(code, codesSinceSplit);

/** The numbers that an area of those kabupaten and kota had before; null as in `codeBeforeSplit`. */
export const rangeBeforeSplit = (range: Range): Range | null => moved(range, codesBeforeSplit);

/** The numbers that an area has since; null as in `codeSinceSplit`. */
export const rangeSinceSplit = (range: Range): Range | null => moved(range, codesSinceSplit);

/** The first and the last number of an area, as `AreaRange` in areas.ts, which this cannot import. */
type Range = { lo: number; hi: number };

function renamed(code: string, kabupaten: Readonly<Record<string, string>>): string | null {
  const other = kabupaten[code.slice(0, 5)];
  return other === undefined ? null : other + code.slice(5);
}

function moved({ lo, hi }: Range, kabupaten: Readonly<Record<string, string>>): Range | null {
  const [first, last] = [Math.floor(lo / 1_000_000), Math.floor(hi / 1_000_000)];
  const digits = String(first).padStart(4, '0');
  const other = first === last ? kabupaten[`${digits.slice(0, 2)}.${digits.slice(2)}`] : undefined;
  if (other === undefined) return null;
  const by = (Number(other.replace('.', '')) - first) * 1_000_000;
  return { lo: lo + by, hi: hi + by };
}
