import type { Stage } from '../domain/counts';
import type { ImportStatus } from '../domain/imports';
import { formatRefusedRows } from './import-words';
import { formatInstant } from './instants';
import { formatCount } from './numbers';
import { describeKeptTargets, describeWithdrawn, type UndoneProposal } from './target-words';
import { stageLabels } from './words';

/** An upload as its title tells it. */
type Told = {
  status: ImportStatus;
  byHand: boolean;
  acceptedCount: number;
  heldCount: number;
  refusedCount: number;
  refusalCount: number;
  committedAt: Date | null;
  undoneAt: Date | null;
  /** What was said of rows, by row. */
  settings: { rows: Readonly<Record<string, string>> };
};

/** The answer of the page of an upload, as a sentence without its full stop, and what it means. */
export function summariseUpload(
  upload: Told,
  proposals: readonly UndoneProposal[],
): { sentence: string; story: string } {
  const { acceptedCount, heldCount } = upload;
  const rows = `${formatCount(acceptedCount)} baris`;
  const refused = describeOut(upload);
  const asks = heldCount > 0 ? 'Lihat yang ditahan di bawah ini' : 'Jelaskan yang ditolak di bawah ini';
  const at = (instant: Date | null) => (instant ? ` pada ${formatInstant(instant)}` : '');
  switch (upload.status) {
    case 'checked':
      if (acceptedCount === 0) {
        return {
          sentence: refused ? `Tidak ada yang dapat disimpan: ${refused}` : 'Tidak ada yang dapat disimpan',
          story: describeWhyNothing(upload),
        };
      }
      return refused
        ? {
            sentence: `${rows} siap disimpan, ${refused}`,
            story: `Belum ada angka yang berubah. ${asks}, atau perbaiki filenya lalu unggah lagi; atau simpan yang siap saja.`,
          }
        : { sentence: `${rows} siap disimpan`, story: 'Belum ada angka yang berubah. Periksa, lalu simpan.' };
    case 'committed':
      if (acceptedCount === 0) {
        return {
          sentence: 'Tidak ada yang tersimpan',
          story: 'Target di dalamnya tidak Anda tetapkan, dan sudah menunggu sebagai usulan dari unggahan lain.',
        };
      }
      return {
        sentence: [
          `${rows} tersimpan`,
          ...(refused ? [refused] : []),
          ...(proposals.length > 0 ? [`${formatCount(proposals.length)} target diusulkan`] : []),
        ].join(', '),
        story: `Angkanya masuk capaian${at(upload.committedAt)}.`,
      };
    case 'undone':
      return {
        sentence: 'Unggahan ini sudah dibatalkan',
        story: [
          `Dibatalkan${at(upload.undoneAt)}.`,
          acceptedCount > 0 || proposals.length === 0
            ? 'Angkanya kembali seperti sebelum disimpan; yang sudah diganti laporan lain dibiarkan.'
            : 'Tidak ada angka yang berubah karenanya.',
          ...describeWithdrawn(proposals, 'withdrawn'),
          ...describeKeptTargets(proposals),
          upload.byHand ? 'Angka yang sama boleh diisi lagi.' : 'File yang sama boleh diunggah lagi.',
        ].join(' '),
      };
    case 'discarded':
      return {
        sentence: 'Unggahan ini dibuang',
        story: 'Tidak ada angkanya yang dihitung. File yang sama boleh diunggah lagi.',
      };
  }
}

function describeOut(upload: Told): string {
  return [
    ...(upload.refusedCount > 0 ? [`${formatRefusedRows(upload)} baris ditolak`] : []),
    ...(upload.heldCount > 0 ? [`${formatCount(upload.heldCount)} baris ditahan`] : []),
  ].join(', ');
}

function describeWhyNothing({ heldCount, refusedCount, settings }: Told): string {
  if (heldCount > 0) {
    return 'Lihat yang ditahan di bawah ini: betulkan angkanya, atau tulis alasannya bila memang benar.';
  }
  if (refusedCount > 0) {
    return 'Jelaskan yang ditolak di bawah ini, atau perbaiki filenya menurut keterangannya, lalu unggah lagi.';
  }
  return Object.keys(settings.rows).length > 0
    ? 'Tidak ada baris yang tersisa: yang lain diabaikan menurut pilihan Anda. Ubah pilihan itu di bawah ini, atau buang unggahan ini.'
    : 'File ini tidak memuat baris dengan angka. Lengkapi filenya lalu unggah lagi, atau buang unggahan ini.';
}

/** What a sender chose for the targets that they may not set; null: no script reads it. */
export type TargetChoice = 'usulkan' | 'lewati' | null;

/** What the button that saves an upload does. `proposes`: what of it becomes proposals; null: nothing. */
export function labelSave(upload: {
  acceptedCount: number;
  heldCount: number;
  /** Rows that were refused, as text; null: none. */
  refused: string | null;
  proposes: { only: boolean } | null;
  choice: TargetChoice;
}): string {
  const { acceptedCount, heldCount, refused, proposes, choice } = upload;
  if (acceptedCount === 0) return 'Simpan baris ditahan yang diberi alasan';
  const left = [
    ...(refused ? [`${refused} baris ditolak`] : []),
    ...(heldCount > 0 ? [`${formatCount(heldCount)} baris ditahan`] : []),
  ];
  const without = proposes && choice === 'lewati' ? ' tanpa target' : '';
  if (left.length > 0) {
    return `Simpan sebagian${without} (${left.join(' dan ')} dilewati${heldCount > 0 ? ' bila tanpa alasan' : ''})`;
  }
  if (!proposes || without) return `Simpan${without}`;
  if (choice === null) return 'Simpan atau kirim usulan';
  return proposes.only ? 'Kirim usulan' : 'Simpan dan kirim usulan';
}

/** The heading of the rows of a plan; held rows are listed while it waits, and are none of the accepted ones. */
export function titleRows(acceptedCount: number, heldCount: number): string {
  const held = `${formatCount(heldCount)} baris ditahan`;
  if (heldCount === 0) return `${formatCount(acceptedCount)} baris diterima`;
  return acceptedCount === 0 ? held : `${formatCount(acceptedCount)} baris diterima, ${held}`;
}

/** What the API and the command line are told to pass, and the box of the page that passes it. */
const consents: Record<string, string> = {
  'setujui penyimpanan sebagian (acceptPartial)':
    'centang “Saya tahu … baris yang ditolak tidak ikut tersimpan” di atas tombol Simpan',
  'nyatakan bahwa Anda tahu (acceptLater)':
    'centang “Saya tahu … laporan sesudahnya tetap berlaku” di atas tombol Batalkan unggahan',
  ' (laterStated: stays)': '',
  ' (moves)': '',
};

/** A refusal as a page says it: it names the box to tick, and no field of the API. */
export function nameBoxes(detail: string): string {
  return Object.entries(consents).reduce((text, [field, box]) => text.replace(field, box), detail);
}

/**
 * What the page of an area will show where its row states less than its parts have. `standing`: what it shows now; `stage`:
 * where the row speaks of several.
 */
export function describeShown(told: { shown: number; standing: number | null; stage: Stage | null }): string {
  const { shown, standing, stage } = told;
  const verb = shown === standing ? 'tetap' : 'akan';
  return `${stage ? `${stageLabels[stage]}: halaman` : 'Halaman'} ${verb} menampilkan ${formatCount(shown)}, sebab bagiannya lebih besar.`;
}
