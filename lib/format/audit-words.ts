import type { AuditNoun } from '../domain/audit-log';
import { parseDay } from '../domain/days';
import type { HeldCode } from '../domain/held-rows';
import { formatDay } from './days';
import { formatInstant } from './instants';
import { formatCount } from './numbers';

export const auditNounLabels: Record<AuditNoun, string> = {
  session: 'Sesi',
  file: 'File',
  campaign: 'Kampanye',
  target: 'Target',
  version: 'Versi target',
  check: 'Temuan pemeriksaan',
  import: 'Unggahan',
  upload: 'Kiriman file',
  closure: 'Pengesahan',
  outage: 'Gangguan',
  visit: 'Kunjungan',
  scenario: 'Skenario',
  comparison: 'Angka pembanding',
  question: 'Pertanyaan',
  extension: 'Perpanjangan',
  user: 'Pengguna',
  token: 'Token API',
  office: 'Kantor',
  recap: 'Rekap',
  reminder: 'Pengingat laporan',
  snapshot: 'Arsip rapat',
  share: 'Tautan bagikan',
  bundle: 'Gabungan lembar',
  header: 'Judul kolom',
  alias: 'Ejaan wilayah',
  setting: 'Pengaturan',
  demo: 'Contoh',
  backup: 'Cadangan',
  audit: 'Catatan audit',
};

/** What follows the noun in an action, in words. */
const verbs: Record<string, string> = {
  accept: 'diterima',
  add: 'ditambahkan',
  answer: 'dijawab',
  archive: 'diarsipkan',
  begin: 'dimulai',
  cancel: 'dihentikan',
  change: 'diubah',
  check: 'diperiksa',
  close: 'ditutup',
  commit: 'disimpan',
  compare: 'dibandingkan',
  correct: 'dibetulkan',
  create: 'dibuat',
  decline: 'ditolak',
  delete: 'dihapus',
  disable: 'dinonaktifkan',
  discard: 'dibuang',
  download: 'diunduh',
  enable: 'diaktifkan',
  end: 'diakhiri',
  'factor.off': 'tanpa kode dua langkah',
  'factor.on': 'dengan kode dua langkah',
  'factor.recovery': 'masuk dengan kode cadangan',
  fail: 'gagal',
  finish: 'selesai',
  freeze: 'disimpan',
  invite: 'diundang',
  load: 'dimuat',
  mail: 'dikirim',
  make: 'dibuat',
  open: 'dibuka',
  password: 'berganti kata sandi',
  prepare: 'disiapkan',
  propose: 'diusulkan',
  recheck: 'diperiksa lagi',
  remember: 'diingat',
  remove: 'dihapus',
  rename: 'diganti namanya',
  reopen: 'dibuka lagi',
  reset: 'diatur ulang',
  restore: 'dipulihkan',
  revoke: 'dicabut',
  save: 'disimpan',
  scope: 'berganti pesertanya',
  seal: 'disegel',
  seen: 'dilihat',
  set: 'ditetapkan',
  settle: 'ditandai',
  sharing: 'berganti aturan bagikan',
  'task.add': 'mendapat tugas',
  'task.done': 'selesai tugasnya',
  'task.open': 'terbuka lagi tugasnya',
  'picture.add': 'mendapat gambar',
  'picture.remove': 'kehilangan gambar',
  undo: 'dibatalkan',
  unload: 'dikeluarkan',
  verify: 'diperiksa',
  withdraw: 'ditarik kembali',
};

/** "Unggahan disimpan"; an action without words here, of a later release, as it stands. */
export function formatAuditAction(action: string): string {
  const at = action.indexOf('.');
  const noun = (auditNounLabels as Record<string, string>)[action.slice(0, at)];
  const verb = verbs[action.slice(at + 1)];
  if (action === 'user.accept') return 'Undangan diterima';
  return noun && verb ? `${noun} ${verb}` : action;
}

/** How old the last backup is, and what to do where it is too old; null: none was ever made. */
export function describeLastBackup(last: Date | null, now: Date): string {
  const advice = 'Minta pengelola server menetapkan KEJAR_BACKUP_DIR, atau menjalankan: kejar backup FILE.';
  if (last === null) return `Belum pernah dibuat. ${advice}`;
  const hours = Math.max(0, Math.floor((now.getTime() - last.getTime()) / 3_600_000));
  const age =
    hours < 48 ? `${formatCount(hours)} jam yang lalu` : `${formatCount(Math.floor(hours / 24))} hari yang lalu`;
  const made = `Terakhir dibuat ${formatInstant(last)}, ${age}.`;
  return hours > 48 ? `${made} ${advice}` : made;
}

/** A circumstance of a change. `before` null: only what is so is known, not what was. */
export type AuditCircumstance = { name: string; before: string | null; after: string };

/** What a program calls the circumstances of changes, in words; a name without words stands as it is. */
const circumstances: Record<string, string> = {
  accepted: 'baris diterima',
  added: 'ditambahkan',
  against: 'dibanding',
  aliases: 'ejaan',
  area: 'wilayah',
  areaCode: 'kode wilayah',
  asOf: 'tanggal data',
  areas: 'banyaknya wilayah',
  basis: 'dasar',
  broken: 'tidak utuh',
  bytes: 'ukuran, byte',
  caption: 'keterangan gambar',
  cause: 'penyebab',
  changed: 'berganti',
  channel: 'kanal',
  code: 'sebab',
  columns: 'kolom',
  confirmed: 'alasan',
  copyOf: 'salinan dari',
  counts: 'yang berlaku',
  day: 'tanggal',
  decidedDay: 'hari putusan',
  dueDay: 'tenggat',
  edition: 'edisi wilayah',
  endDay: 'tanggal akhir',
  everybody: 'semua wilayah ikut',
  fileName: 'file',
  from: 'dari',
  fromAt: 'mulai',
  formsPerDay: 'formulir dientri sehari',
  fromDay: 'berlaku sejak',
  forDay: 'untuk tanggal',
  held: 'angka ditahan',
  heldTargets: 'target ditahan',
  kader: 'kader',
  kind: 'jenis',
  later: 'laporan sesudahnya',
  left: 'belum terkirim',
  letter: 'surat',
  listed: 'didaftar',
  madeAt: 'keadaan per',
  mode: 'cara',
  name: 'nama',
  note: 'catatan',
  notes: 'pangkal tercatat',
  office: 'kantor',
  offices: 'banyaknya kantor',
  partial: 'disimpan sebagian',
  pace: 'laju sehari',
  participants: 'yang berkunjung',
  percent: 'persen',
  person: 'siapa',
  personas: 'akun contoh',
  picture: 'nomor gambar',
  places: 'lokus',
  plan: 'rencana',
  proposed: 'diusulkan',
  reason: 'alasan',
  recorded: 'masuk server',
  received: 'bagian sudah sampai',
  refused: 'baris ditolak',
  removed: 'dikeluarkan',
  result: 'hasil',
  role: 'peran',
  row: 'baris',
  rows: 'baris',
  sealed: 'baris bersegel',
  settings: 'isian',
  settledAs: 'ditandai sebagai',
  size: 'ukuran, byte',
  slug: 'alamat',
  source: 'sumber',
  stage: 'tahap',
  stages: 'tahap',
  startDay: 'tanggal mulai',
  superseded: 'menggantikan usulan',
  targetSet: 'versi target',
  targetsLeftOut: 'target tidak ikut',
  task: 'tugas',
  taskId: 'nomor tugas',
  tasks: 'tugas',
  to: 'sampai',
  toAt: 'selesai',
  toDay: 'sampai tanggal',
  tried: 'sudah dicoba',
  under: 'wilayah unggahan',
  unit: 'satuan',
  untilDay: 'sampai hari',
  value: 'nilai',
  version: 'perubahan ke-',
  withdrawn: 'usulan ditarik',
  words: 'kata-kata',
};

/** Why a figure or target was held. */
const heldCodes: Record<HeldCode, string> = {
  aboveTarget: 'jauh di atas target',
  aboveTargetAbove: 'jauh di atas target wilayah di atasnya',
  aboveTargetTogether: 'bersama kanal lain jauh di atas target',
  aboveLastReport: 'jauh di atas laporan terakhir',
  targetFarFromBefore: 'jauh dari target sebelumnya',
  targetPartsAgainstWhole: 'tidak sama dengan jumlah bagiannya',
  targetPartOfAnotherWhole: 'tidak sama dengan target di atasnya',
  targetBelowAchieved: 'di bawah yang sudah masuk server',
  targetBelowKader: 'di bawah jumlah kader',
};

/** Words that programs keep as values. */
const values: Record<string, string> = {
  admin: 'administrator',
  both: 'smartphone dan formulir',
  collected: 'terdata',
  cumulative: 'kumulatif',
  daily: 'harian',
  done: 'sudah dibereskan',
  intended: 'memang begitu',
  kabupaten: 'kabupaten/kota',
  percentADay: 'sekian persen sehari',
  recorded: 'masuk server',
  straight: 'lurus',
  unsplit: 'tanpa rincian kanal',
  validated: 'valid',
  ...heldCodes,
};

/** What is there for programs alone. */
const unread = new Set(['sha256', 'hash', 'head']);

/** How long a value of the detail may be before it is cut. */
const valueLength = 200;
const linesAtMost = 30;

/** The detail of a row as lines: values that changed with what they were, all others as they are. */
export function describeAuditDetail(detail: Record<string, unknown>): AuditCircumstance[] {
  const lines: AuditCircumstance[] = [];
  const { before, after, changes, ...rest } = detail;
  if (isRecord(changes)) {
    for (const [name, change] of Object.entries(changes)) {
      if (isRecord(change)) lines.push({ name, before: say(change.from), after: say(change.to) });
    }
  }
  if (isRecord(before) || isRecord(after)) {
    const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
    for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
      if (JSON.stringify(was[name]) !== JSON.stringify(is[name])) {
        lines.push({ name, before: say(was[name]), after: say(is[name]) });
      }
    }
  } else if ((before ?? null) !== (after ?? null)) lines.push({ name: '', before: say(before), after: say(after) });
  for (const [name, value] of Object.entries(rest)) lines.push({ name, before: null, after: say(value) });
  return lines
    .filter(({ name, after: value, before: was }) => !unread.has(name) && (was !== null || value !== '–'))
    .map((line) => ({ ...line, name: nameOf(line.name) }))
    .slice(0, linesAtMost);
}

/** What a circumstance is called; a name without words as it stands. */
const nameOf = (name: string) => circumstances[name] ?? name;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function say(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'number') return Number.isInteger(value) ? formatCount(value) : String(value);
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
  const text = sayText(value);
  return text.length > valueLength ? `${text.slice(0, valueLength)}…` : text;
}

/** Days, instants and known values in words; lists and groups as a line, without what says nothing. */
function sayText(value: unknown): string {
  if (typeof value === 'string') {
    const day = parseDay(value);
    if (day) return formatDay(day);
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return formatInstant(new Date(value));
    return Object.hasOwn(values, value) ? (values[value] ?? value) : value;
  }
  if (Array.isArray(value)) return value.map(say).join('; ');
  if (!isRecord(value)) return String(value);
  const said = Object.entries(value).filter(([, one]) => say(one) !== '–');
  return said.map(([name, one]) => `${nameOf(name)} ${say(one)}`).join(', ') || '–';
}
