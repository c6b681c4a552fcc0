import type { AreaRef } from '../domain/area-progress';
import type { Deed, Right } from '../domain/rights';
import { type AccountRole, levelOfRole } from '../domain/users';
import { formatAreaTitle } from './areas';

/** What may be done, as it follows "boleh". */
export const deedLabels: Record<Deed, string> = {
  report: 'Mengunggah rekap dan mengisi angka',
  compareSources: 'Memasukkan angka pembanding dari sumber lain',
  proposeTargets: 'Mengusulkan target',
  setTargets: 'Menetapkan target dan memutuskan usulan',
  logOutages: 'Mencatat gangguan',
  recordVisits: 'Mencatat kunjungan',
  ask: 'Bertanya tentang angka',
  signOff: 'Mengesahkan hari wilayah ini',
  signOffBelow: 'Mengesahkan hari wilayah di dalamnya',
  publish: 'Menyimpan lembar untuk rapat dan membuat tautan bagikan',
  office: 'Mengatur kop surat, tanda tangan dan rekap harian kantor wilayah ini',
  users: 'Mengundang dan mengatur akun',
  audit: 'Membaca catatan audit',
  manage: 'Memperpanjang, mengubah, menutup dan mengarsipkan kampanye',
};

/** Where each is done. @param place.code of the area that the page is about */
export function hrefOfDeed(deed: Deed, { campaign, code }: { campaign: string; code: string }): string {
  switch (deed) {
    case 'report':
      return `/${campaign}/impor`;
    case 'compareSources':
      return `/${campaign}/${code}/pembanding`;
    case 'proposeTargets':
    case 'setTargets':
      return `/${campaign}/target`;
    case 'logOutages':
      return `/${campaign}/gangguan`;
    case 'recordVisits':
      return `/${campaign}/kunjungan?wilayah=${code}`;
    case 'ask':
      return `/${campaign}/${code}/pertanyaan`;
    case 'signOff':
    case 'signOffBelow':
      return `/${campaign}/${code}/pengesahan`;
    case 'publish':
      return `/${campaign}/${code}/rapat`;
    case 'office':
      return `/kantor?wilayah=${code}`;
    case 'users':
      return '/kelola/pengguna';
    case 'audit':
      return '/kelola/audit';
    case 'manage':
      return `/kelola/kampanye/${campaign}`;
  }
}

/** The office of a role, of the area itself or above it: "Kabupaten Karawang", "administrator nasional". */
function describeOffice(role: AccountRole, line: readonly AreaRef[]): string {
  const level = levelOfRole[role];
  const area = line.find((one) => one.level === level);
  return role === 'admin' || !area ? 'administrator nasional' : formatAreaTitle(area);
}

/**
 * Why a reader may not: "kampanye sudah diarsipkan", "oleh Provinsi Jawa Barat atau administrator nasional".
 * @param line the areas from the nation down to the one that the page is about
 */
export function describeRefusal({ state, by }: Right, line: readonly AreaRef[]): string {
  if (state === 'archived') return 'kampanye sudah diarsipkan';
  if (state === 'closed') return 'kampanye sudah ditutup';
  const offices = by.map((role) => describeOffice(role, line));
  return `oleh ${offices.join(', ').replace(/, ([^,]*)$/, ' atau $1')}`;
}
