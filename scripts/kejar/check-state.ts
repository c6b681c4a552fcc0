import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../db/client';
import { getLastAuditCheck } from '../../db/queries/audit-log';
import { getServingRights } from '../../db/queries/installation';
import { formatCount } from '../../lib/format/numbers';
import { root } from '../environment';
import { type Finding, found } from './finding';

const hour = 3_600_000;
/** Past it a release of Node gets no mends any more; CI runs them all. */
const endOfLife: Record<number, string> = { 20: '2026-04-30', 22: '2027-04-30', 24: '2028-04-30' };

/** Releases of the application and of Node. @param node as process.versions.node has it */
export function checkVersions(now: Date, node = process.versions.node): Finding {
  const name = 'versi';
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const says = `Kejar Target ${version}, Node ${node}`;
  const end = endOfLife[Number(node.split('.')[0])];
  if (end === undefined || now.toISOString().slice(0, 10) <= end) return found(name, says);
  const todo = 'Pasang Node 24: versi ini tidak lagi mendapat perbaikan keamanan.';
  return { name, state: 'warning', says: `${says}, yang didukung sampai ${end}`, todo };
}

/** The role that the web server signs in as. It has not been made where the database is still empty. */
export async function checkRights(owner: Database): Promise<Finding> {
  const name = 'hak';
  const { role, privileged, owns, mayChange, open } = await getServingRights(owner);
  const wrong = [
    ...(privileged ? ['punya hak istimewa'] : []),
    ...(owns > 0 ? [`memiliki ${formatCount(owns)} tabel`] : []),
    ...(mayChange.length > 0 ? [`boleh mengubah ${mayChange.join(', ')}`] : []),
  ];
  if (open.length > 0) {
    const todo =
      'Nyalakan lagi row level security pada tabel itu (alter table … enable row level security), lalu jalankan verify.';
    return { name, state: 'bad', says: `tanpa batas wilayah: ${open.join(', ')}`, todo };
  }
  if (wrong.length === 0) return found(name, `peran ${role} hanya boleh menambah ke buku besar`);
  const todo = `Cabut hak itu dari peran ${role}, lalu jalankan npm start, yang memberi hak seperlunya.`;
  return { name, state: 'bad', says: `peran ${role} ${wrong.join(', ')}`, todo };
}

/** What the nightly check of the audit found last. It is also the sign that the clock beside the server works. */
export async function checkAuditHead(owner: Database, now: Date): Promise<Finding> {
  const name = 'audit';
  const last = await getLastAuditCheck(owner);
  if (last === null) {
    const todo = 'Berjalan tiap pukul 3.00 WIB selama server menyala, atau jalankan: npm run -s kejar -- audit verify';
    return { name, state: 'warning', says: 'belum pernah diperiksa', todo };
  }
  const hours = Math.max(0, Math.floor((now.getTime() - last.at.getTime()) / hour));
  const says = `diperiksa ${formatCount(hours)} jam yang lalu, pangkal baris ${formatCount(last.head?.id ?? 0)}`;
  if (last.broken) {
    const todo = 'Jalankan: npm run -s kejar -- audit verify, lalu simpan hasilnya sebelum apa pun diubah.';
    return { name, state: 'bad', says: `${says}; rusak di baris ${formatCount(last.broken.id)}`, todo };
  }
  if (hours <= 48) return found(name, `${says}, utuh`);
  const todo = 'Jadwal tidak berjalan: lihat log server dan nyalakan lagi dengan npm start.';
  return { name, state: 'warning', says, todo };
}

/** The folder that the secret, the notes of the audit and the embedded Postgres lie in. */
export function checkDataFolder(folder: string): Finding {
  const name = 'folder data';
  try {
    if (existsSync(folder)) accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return found(name, folder);
  } catch {
    const todo = `Beri pengguna yang menjalankan server hak menulis di ${folder}, atau pasang cakramnya dengan hak tulis.`;
    return { name, state: 'bad', says: `${folder} tidak dapat ditulisi`, todo };
  }
}
