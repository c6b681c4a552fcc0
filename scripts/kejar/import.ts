import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Database } from '../../db/client';
import { listEnabledUsers } from '../../db/queries/users';
import { channels, stages } from '../../lib/domain/counts';
import type { HeldRow } from '../../lib/domain/held-rows';
import {
  type ChangedFigure,
  dayOrders,
  daySources,
  describeRefusal,
  importKinds,
  laterStatedAnswers,
  rowKeyOf,
  type SignMeaning,
  signMeanings,
} from '../../lib/domain/imports';
import { Problem } from '../../lib/domain/problems';
import type { Actor } from '../../lib/domain/users';
import { describeChangedFigure, describeMoreChanges } from '../../lib/format/changed-figures';
import { describeHeld, formatHeldArea } from '../../lib/format/held-words';
import { formatCount } from '../../lib/format/numbers';
import { buildImportAnswer, listWarnings } from '../../lib/reports/import-json';
import { type Context, contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import type { LoadedImport } from '../../lib/server/loaders/imports';
import { commitUpload } from '../../lib/server/services/import-commits';
import { compareAgain } from '../../lib/server/services/import-comparisons';
import { requireImport, type Upload, uploadFile } from '../../lib/server/services/imports';
import { type Command, oneOf, readArguments, readDayOption, required, WrongCall } from './command';
import { callerFolder } from './files';

/** Refused rows that are printed; --json has them all. */
const shownRefusals = 20;

export const importFile: Command = {
  summary: 'memeriksa dan menyimpan sebuah file rekap, target, atau tenaga',
  help: `Pemakaian: kejar import FILE --campaign SLUG [opsi]

  --kind rekap|targets|workforce   isi file (rekap)
  --as-of HARI                     hari laporan bila file tidak menyebutnya, misalnya 2021-04-13
  --mode cumulative|daily          angka sampai hari itu, atau tambahan hari itu (cumulative)
  --period "April 2021"            bulan atau periode yang dibaca, bila file memuat beberapa
  --later-stated stays|moves       tambahan: angka kumulatif hari sesudahnya sudah memuatnya, atau ikut bertambah
  --day-order dayFirst|monthFirst|swapped
                                   tanggal seperti 4/5/2021: hari dulu, bulan dulu, atau ditukar oleh Excel
  --day-source given|file          bila judul menyebut hari lain daripada --as-of: yang diberikan, atau yang di file
  --sign KOLOM=thousands|decimals|inThousands
                                   arti titik dan koma di sebuah kolom yang ditanyakan; boleh berkali-kali
  --stage collected|recorded|validated, --channel online|manual|unsplit
                                   arti angka yang kolomnya tidak menyebutnya (recorded, unsplit)
  --under KODE                     wilayah yang dibicarakan file
  --target-set VERSI               versi target yang diisi file, misalnya dipa; tanpa ini: yang terakhir berlaku
  --as EMAIL                       atas nama pengguna ini; tanpa ini sebagai operator seluruh Indonesia
  --compare                        file yang menunggu dibandingkan lagi dengan angka sekarang, lalu disimpan
  --target-reason TEKS             alasan usulan target, bila pengguna itu tidak menetapkan targetnya; operator menetapkan
  --skip-targets                   simpan tanpa target yang tidak ditetapkan pengguna itu
  --accept-partial                 simpan juga bila ada baris yang ditolak
  --confirm-held BARIS="ALASAN"    simpan juga baris yang ditahan, karena alasan ini; boleh berkali-kali
  --dry-run                        periksa saja; unggahan menunggu dan dapat disimpan dari halaman impor

Semua atau tidak sama sekali: bila ada baris yang ditolak, tidak ada yang disimpan dan kode keluar 1. Angka yang terlalu
jauh dari target atau laporan terakhir ditahan: tanpa alasan barisnya tidak ikut disimpan dan kode keluar 1; yang lain
tersimpan.`,
  async run(args, open) {
    const { values, positionals } = readArguments(
      args,
      {
        campaign: { type: 'string' },
        kind: { type: 'string', default: 'rekap' },
        'as-of': { type: 'string' },
        mode: { type: 'string', default: 'cumulative' },
        'later-stated': { type: 'string' },
        'day-order': { type: 'string' },
        'day-source': { type: 'string' },
        sign: { type: 'string', multiple: true, default: [] },
        period: { type: 'string' },
        stage: { type: 'string', default: 'recorded' },
        channel: { type: 'string', default: 'unsplit' },
        under: { type: 'string' },
        'target-set': { type: 'string' },
        as: { type: 'string' },
        'target-reason': { type: 'string' },
        'skip-targets': { type: 'boolean', default: false },
        'accept-partial': { type: 'boolean', default: false },
        'confirm-held': { type: 'string', multiple: true, default: [] },
        'dry-run': { type: 'boolean', default: false },
        compare: { type: 'boolean', default: false },
      },
      ['FILE'],
    );
    const [file = ''] = positionals;
    const asOf = values['as-of'] === undefined ? null : readDayOption(values['as-of'], 'as-of');
    const later = values['later-stated'];
    const order = values['day-order'];
    const source = values['day-source'];
    const upload = {
      campaignSlug: required(values.campaign, 'campaign'),
      kind: oneOf(values.kind, importKinds, 'kind'),
      fileName: basename(file),
      bytes: await readGivenFile(file),
      settings: {
        asOf,
        mode: oneOf(values.mode, ['cumulative', 'daily'] as const, 'mode'),
        stage: oneOf(values.stage, stages, 'stage'),
        channel: oneOf(values.channel, channels, 'channel'),
        under: values.under ?? null,
        columns: {},
        rows: {},
        ...(values.period !== undefined && { period: values.period }),
        ...(values['target-set'] !== undefined && { targetSet: values['target-set'] }),
        ...(later !== undefined && { laterStated: oneOf(later, laterStatedAnswers, 'later-stated') }),
        ...(values.sign.length > 0 && { signs: readSigns(values.sign) }),
        ...(order !== undefined && { dayOrder: oneOf(order, dayOrders, 'day-order') }),
        ...(source !== undefined && { daySource: oneOf(source, daySources, 'day-source') }),
      },
    };
    const confirmHeld = readReasons(values['confirm-held']);
    const reason = values['target-reason'];
    const { serving } = await open();
    const ctx = contextOf(await actorOf(serving, values.as), serving);
    const checked = await check(ctx, upload, values.compare);
    const refused = checked.refused.length > 0 && !values['accept-partial'];
    if (values['dry-run'] || refused) return answer(checked, refused);
    await commitUpload(ctx, {
      ...{ id: checked.id, acceptPartial: values['accept-partial'], confirmHeld },
      proposal: values['skip-targets'] ? 'leaveOut' : reason === undefined ? undefined : { reason },
    }).catch(explainChanges);
    const saved = await requireImport(ctx, checked.id);
    return answer(saved, saved.heldCount > 0);
  },
};

/** `14=alasan`, each: the sheet goes before the row where several are read, as in `12 April!14=alasan`. */
function readReasons(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const [, row, reason] = /^((?:[^=]{1,60}!)?\d{1,7})=(.+)$/s.exec(text) ?? [];
      if (row === undefined || reason === undefined) {
        throw new WrongCall(`--confirm-held '${text}' tidak terbaca. Tulis seperti 14="target belum diperbarui".`);
      }
      return [row, reason];
    }),
  );
}

/** `Online=thousands`, each: a header and what the signs in its numbers are. */
function readSigns(given: readonly string[]): Record<string, SignMeaning> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.lastIndexOf('=');
      if (at < 1) throw new WrongCall(`--sign '${text}' tidak terbaca. Tulis seperti Online=thousands.`);
      return [text.slice(0, at), oneOf(text.slice(at + 1), signMeanings, 'sign')];
    }),
  );
}

/**
 * A file that waits since an earlier call (`--dry-run`, or refused rows) is taken up where it was left: compared with what
 * stood then, or anew with `compare`.
 */
async function check(ctx: Context, upload: Upload, compare: boolean): Promise<LoadedImport> {
  try {
    return await uploadFile(ctx, upload);
  } catch (error) {
    const id = error instanceof Problem && error.type === 'same-file' ? error.extra.id : undefined;
    const first = typeof id === 'number' ? await requireImport(ctx, id) : null;
    if (first?.status !== 'checked') throw error;
    if (!compare) return first;
    const compared = await compareAgain(ctx, first.id);
    if (typeof compared === 'object') throw new Problem('not-compared', compared.detail, { title: compared.title });
    return requireImport(ctx, first.id);
  }
}

/** Says each figure that a user changed since the file was checked, and how to go on. */
function explainChanges(error: unknown): never {
  if (!(error instanceof Problem) || !('changed' in error.extra)) throw error;
  const { status, type, title, detail, extra } = error;
  const figures = extra.changed as ChangedFigure[];
  const lines = [...figures.map(describeChangedFigure), describeMoreChanges(Number(extra.count), figures.length)];
  const all = [detail, ...lines.filter((line) => line !== null), 'Ulangi dengan --compare untuk membandingkan lagi.'];
  throw new Problem({ status, type, title, detail: all.join('\n'), extra });
}

async function readGivenFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(callerFolder(), file));
  } catch (error) {
    throw new WrongCall(`File ${file} tidak dapat dibaca: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

async function actorOf(database: Database, email: string | undefined): Promise<Actor> {
  if (email === undefined) return operatorUser();
  const [user] = await listEnabledUsers(database, [email.trim().toLowerCase()]);
  if (!user) {
    throw new Problem('user-unknown', `Tidak ada pengguna aktif dengan alamat '${email}'.`);
  }
  return user;
}

function answer(found: LoadedImport, refused: boolean) {
  const { totals } = found;
  const lines = [
    `Unggahan ${found.id}: ${formatCount(found.rowCount)} baris, ${formatCount(found.acceptedCount)} diterima, ${formatCount(found.refused.length)} penolakan${found.heldCount > 0 ? `, ${formatCount(found.heldCount)} baris ditahan` : ''}.`,
    `Jumlah wilayah dalam file: ${formatCount(totals.before.total)} menjadi ${formatCount(totals.after.total)}.`,
    ...listWarnings(found).map(({ row, message }) => (row === null ? message : `Baris ${row}: ${message}`)),
    ...found.refused.slice(0, shownRefusals).map(describeRefusal),
    ...found.held.slice(0, shownRefusals).map(describeHeldFigures),
    found.status === 'committed'
      ? 'Tersimpan.'
      : 'Belum disimpan: lihat halaman impor, atau unggah file yang sudah diperbaiki.',
  ];
  return { text: lines.join('\n'), json: buildImportAnswer(found), refused };
}

function describeHeldFigures(held: HeldRow): string {
  const outcome = held.confirmed === undefined ? 'Ditahan' : `Disimpan karena '${held.confirmed}'`;
  return `Baris ${rowKeyOf(held)}, ${formatHeldArea(held)}: ${describeHeld(held)} ${outcome}.`;
}
