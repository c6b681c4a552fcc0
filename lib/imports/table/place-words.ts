import type { AreaLevel } from '../../domain/areas';

/**
 * What offices call areas, by level: 0 says no level. A mukim lies between a kecamatan and its gampong, a dusun, a
 * jorong, a banjar or an RW below a desa: the campaign has no such areas, and a column of them is never a column of areas.
 */
export const placeLevels: Readonly<Record<string, AreaLevel>> = {
  wilayah: 0,
  daerah: 0,
  area: 0,
  provinsi: 1,
  propinsi: 1,
  prov: 1,
  kabupaten: 2,
  kab: 2,
  kota: 2,
  kotamadya: 2,
  kodya: 2,
  regency: 2,
  kecamatan: 3,
  kec: 3,
  // Papua, and DI Yogyakarta: kapanewon in its kabupaten, kemantren in its kota.
  distrik: 3,
  kapanewon: 3,
  kemantren: 3,
  district: 3,
  desa: 4,
  ds: 4,
  kelurahan: 4,
  kel: 4,
  kalurahan: 4,
  village: 4,
  // Papua, and kabupaten of Lampung, Riau and Kalimantan.
  kampung: 4,
  kampong: 4,
  kp: 4,
  // Aceh.
  gampong: 4,
  gampoeng: 4,
  gp: 4,
  kute: 4,
  // Sumatera Barat, Lampung, Tana Toraja, Maluku and Maluku Tenggara, Minahasa.
  nagari: 4,
  pekon: 4,
  tiyuh: 4,
  lembang: 4,
  negeri: 4,
  ohoi: 4,
  wanua: 4,
};

/** Words in front of a name that no official name begins with, and that folding a name in the domain does not drop. */
const foreignHeads = /^\s*(?:distrik|kapanewon|kemantren|kalurahan|propinsi)\b[.\s]*(?=\S)/i;

/** Words in front of a name that may be part of it: "Kampung Rakyat" is a kecamatan, "Negeri Agung" another. */
const ownHeads =
  /^(?:kampung|kampong|kp|gampong|gampoeng|gp|gmp|kute|nagari|nag|pekon|tiyuh|lembang|negeri|ohoi|wanua|desa adat)\b[.\s]*(?=\S)/i;

/** A name without a word for its kind that may be part of it; null where there is none in front. */
export function withoutOwnHead(text: string): string | null {
  const bare = text.trim();
  return ownHeads.test(bare) ? bare.replace(ownHeads, '') : null;
}

export function withoutForeignHead(text: string): string {
  return text.replace(foreignHeads, '');
}

/** The level that a word in front of a name says, where folding drops the word: "Kec. Klari" among desa; null: none. */
export function levelOfDroppedHead(text: string): AreaLevel | null {
  return /^kota/i.test(text) || !/^\s*\p{L}+[.\s]+\S/u.test(text) ? null : levelOfHead(text.trim());
}

/** The level that a word in front of a name says; null: none. */
export function levelOfHead(text: string): AreaLevel | null {
  if (/^(?:kecamatan|kec|distrik|kapanewon|kemantren)\b/i.test(text)) return 3;
  if (/^(?:kabupaten|kab|kota|kotamadya|kodya)\b/i.test(text)) return 2;
  if (/^(?:provinsi|propinsi|prov)\b/i.test(text)) return 1;
  return /^(?:desa|kelurahan|kel|kalurahan)\b/i.test(text) ? 4 : null;
}

/** Words of levels that may be labels of sums; not Kota and Kemantren, which are names of many areas. */
const bareWords: Readonly<Record<string, AreaLevel>> = {
  nasional: 0,
  indonesia: 0,
  provinsi: 1,
  propinsi: 1,
  prov: 1,
  kabupaten: 2,
  kab: 2,
  'kabupaten/kota': 2,
  'kab/kota': 2,
  kecamatan: 3,
  kec: 3,
};

/** The letters that a text with one of them begins with: most names do not, and are asked by the thousand. */
const bareBeginnings = /^[\s.:]*[tsnipk]/i;

/** The level whose word is all that a text says: "PROVINSI", "Kab."; 0 for "NASIONAL"; null: the text says more. */
export function levelOfBareWord(text: string): AreaLevel | null {
  if (!bareBeginnings.test(text)) return null;
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^(?:tingkat|se)[\s-]+/, '')
    .replaceAll(/[.:\s]/g, '');
  return Object.hasOwn(bareWords, word) ? (bareWords[word] ?? null) : null;
}
