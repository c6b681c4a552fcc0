import type { AuditNoun } from '../domain/audit-log';
import { formatInstant } from './instants';
import { formatCount } from './numbers';

export const auditNounLabels: Record<AuditNoun, string> = {
  campaign: 'Kampanye',
  target: 'Target',
  version: 'Versi target',
  check: 'Temuan pemeriksaan',
  import: 'Unggahan',
  upload: 'Kiriman file',
  closure: 'Pengesahan',
  outage: 'Gangguan',
  visit: 'Kunjungan',
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
  area: 'wilayah',
  areaCode: 'kode wilayah',
  areas: 'banyaknya wilayah',
  basis: 'dasar',
  broken: 'tidak utuh',
  bytes: 'ukuran, byte',
  cause: 'penyebab',
  changed: 'berganti',
  channel: 'kanal',
  copyOf: 'salinan dari',
  counts: 'yang berlaku',
  day: 'tanggal',
  decidedDay: 'hari putusan',
  endDay: 'tanggal akhir',
  everybody: 'semua wilayah ikut',
  fileName: 'file',
  from: 'dari',
  fromDay: 'berlaku sejak',
  kind: 'jenis',
  letter: 'surat',
  listed: 'didaftar',
  madeAt: 'keadaan per',
  name: 'nama',
  note: 'catatan',
  notes: 'pangkal tercatat',
  office: 'kantor',
  partial: 'disimpan sebagian',
  reason: 'alasan',
  received: 'bagian sudah sampai',
  refused: 'baris ditolak',
  removed: 'dikeluarkan',
  role: 'peran',
  rows: 'baris',
  sealed: 'baris bersegel',
  settings: 'isian',
  settledAs: 'ditandai sebagai',
  size: 'ukuran, byte',
  source: 'sumber',
  targetSet: 'versi target',
  to: 'sampai',
  toDay: 'sampai tanggal',
  tried: 'sudah dicoba',
  value: 'nilai',
  version: 'perubahan ke-',
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
    .map((line) => ({ ...line, name: circumstances[line.name] ?? line.name }))
    .slice(0, linesAtMost);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function say(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'number') return Number.isInteger(value) ? formatCount(value) : String(value);
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > valueLength ? `${text.slice(0, valueLength)}…` : text;
}
