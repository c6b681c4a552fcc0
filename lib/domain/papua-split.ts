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

/** The numbers that an area of those kabupaten and kota had before; null as in `codeBeforeSplit`. */
export function rangeBeforeSplit({ lo, hi }: { lo: number; hi: number }): { lo: number; hi: number } | null {
  const [kabupaten, last] = [Math.floor(lo / 1_000_000), Math.floor(hi / 1_000_000)];
  const digits = String(kabupaten).padStart(4, '0');
  const before = kabupaten === last ? codesBeforeSplit[`${digits.slice(0, 2)}.${digits.slice(2)}`] : undefined;
  if (before === undefined) return null;
  const moved = (Number(before.replace('.', '')) - kabupaten) * 1_000_000;
  return { lo: lo + moved, hi: hi + moved };
}

/** Each kabupaten and kota of before with the number that it has since, as `lo` has them. */
const kabupatenSinceSplit: ReadonlyMap<string, string> = new Map(
  Object.entries(codesBeforeSplit).map(([since, before]) => [before, since]),
);

/** The code that an area has since, of one that an edition of before names; null: it was not moved. The inverse of `codeBeforeSplit`. */
export function codeSinceSplit(code: string): string | null {
  const since = kabupatenSinceSplit.get(code.slice(0, 5));
  return since === undefined ? null : since + code.slice(5);
}

/** The same of its numbers. */
export function rangeSinceSplit({ lo, hi }: { lo: number; hi: number }): { lo: number; hi: number } | null {
  const [kabupaten, last] = [Math.floor(lo / 1_000_000), Math.floor(hi / 1_000_000)];
  const digits = String(kabupaten).padStart(4, '0');
  const since = kabupaten === last ? codeSinceSplit(`${digits.slice(0, 2)}.${digits.slice(2)}`) : null;
  if (since === null) return null;
  const moved = (Number(since.replace('.', '')) - kabupaten) * 1_000_000;
  return { lo: lo + moved, hi: hi + moved };
}

/**
 * The code that an area had before the provinces of Papua were divided in 2022; null: it was not moved, or is one of the new
 * provinces, of which there was none. Kecamatan and desa are taken to have kept the rest of theirs.
 */
export function codeBeforeSplit(code: string): string | null {
  const before = codesBeforeSplit[code.slice(0, 5)];
  return before === undefined ? null : before + code.slice(5);
}
