import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { connect, type Database } from '../../db/client';
import { countMigrations, hasServingSecret } from '../../db/prepare';
import { getDatabaseState, getUpkeep } from '../../db/queries/installation';
import { formatCount } from '../../lib/format/numbers';
import { checkMailServer } from '../../lib/reports/mail';
import { listServers, nameDatabase } from '../claim';
import { type Environment, readEnvironment } from '../environment';
import { settingsFile } from '../settings';
import { checkAuditHead, checkDataFolder, checkRights, checkVersions } from './check-state';
import { type Installation, type InstallationCommand, readArguments } from './command';
import { type Finding, found } from './finding';

const words = { ok: 'baik', warning: 'perhatikan', bad: 'SALAH' } as const;
const gigabyte = 1_000_000_000;
const hour = 3_600_000;

export const check: InstallationCommand = {
  summary: 'memeriksa pemasangan: basis data, versi, hak, audit, cakram, jam, email, cadangan',
  help: `Pemakaian: kejar check

Memeriksa versi, pengaturan, folder data, basis data dan migrasinya, AUTH_SECRET, hak peran yang melayani, pangkal audit,
ruang cakram, jam, server email, administrator, cadangan dan server yang berjalan, tanpa mengubah apa pun. Yang perlu dikerjakan ditulis di bawahnya. Kode keluar 1: ada yang salah.`,
  async runOn(args, open) {
    readArguments(args, {}, []);
    const { environment, postgres, report } = await open();
    report('Memeriksa pemasangan');
    const owner = connect(postgres.ownerUrl, { connections: 1, statementSeconds: 30 });
    try {
      const findings = [
        checkVersions(new Date()),
        checkSettings(readEnvironment()),
        checkDataFolder(environment.dataFolder),
        ...(await checkDatabase(owner, { environment, postgres })),
        ...(await checkDisks(environment)),
        await checkMail(environment),
        ...(await checkServers()),
      ];
      const width = Math.max(...findings.map(({ name }) => name.length));
      const lines = findings.flatMap(({ name, state, says, todo }) => [
        `${name.padEnd(width)}  ${words[state]}: ${says}`,
        ...(todo === null ? [] : [`${' '.repeat(width)}  → ${todo}`]),
      ]);
      return { text: lines.join('\n'), json: findings, refused: findings.some(({ state }) => state === 'bad') };
    } finally {
      await owner.close();
    }
  },
};

function checkSettings({ publicUrl, demo, proxyHops }: Environment): Finding {
  const name = 'pengaturan';
  const file = settingsFile();
  const from = existsSync(file) ? file : 'dari lingkungan saja, tanpa kejar.env';
  const { protocol, hostname } = new URL(publicUrl);
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (demo && !here) {
    const todo = 'Tulis KEJAR_DEMO=0 di kejar.env: kata sandi akun demo diketahui semua orang.';
    return { name, state: 'bad', says: `${from}; demo dibuka di ${publicUrl}`, todo };
  }
  if (protocol === 'http:' && !here) {
    const todo = 'Pasang TLS di depan dan tulis NEXTAUTH_URL=https://…: kata sandi lewat jaringan tanpa sandi.';
    return { name, state: 'warning', says: `${from}; alamat ${publicUrl}`, todo };
  }
  // TLS is a proxy's work: without its word all readers have its address.
  if (protocol === 'https:' && proxyHops === 0) {
    const todo = 'Tulis KEJAR_PROXY_HOPS=1 di kejar.env bila satu perantara (nginx) di depan.';
    return { name, state: 'warning', says: `${from}; semua pembaca terhitung sebagai satu alamat`, todo };
  }
  return found(name, `${from}; alamat ${publicUrl}`);
}

async function checkDatabase(
  owner: Database,
  { environment, postgres }: Pick<Installation, 'environment' | 'postgres'>,
): Promise<Finding[]> {
  const before = Date.now();
  const state = await getDatabaseState(owner);
  const after = Date.now();
  const size = formatCount(Math.ceil(state.bytes / 1_000_000));
  const findings = [found('basis data', `${nameDatabase(environment)}, Postgres ${state.version}, ${size} MB`)];
  if (state.encoding !== 'UTF8') {
    const todo = "Buat basis data baru dengan encoding 'UTF8' template template0, lalu pulihkan cadangan ke sana.";
    findings.push({ name: 'encoding', state: 'bad', says: state.encoding, todo });
  }
  const theirs = state.now.getTime();
  const off = Math.max(0, before - theirs, theirs - after);
  findings.push(
    off > 5_000
      ? {
          ...{
            name: 'jam',
            state: 'bad',
            says: `berbeda ${formatCount(Math.round(off / 1000))} detik dari jam basis data`,
          },
          todo: 'Nyalakan penyelaras jam (timedatectl set-ntp true) di kedua mesin.',
        }
      : found('jam', 'sama dengan jam basis data'),
  );
  const { applied, known } = await countMigrations(owner);
  if (applied === 0) {
    return [
      ...findings,
      { name: 'tabel', state: 'warning', says: 'basis data masih kosong', todo: 'Jalankan: npm start' },
    ];
  }
  findings.push(
    applied < known
      ? { name: 'tabel', state: 'warning', says: `${known - applied} migrasi menunggu`, todo: 'Jalankan: npm start' }
      : applied > known
        ? { name: 'tabel', state: 'bad', says: 'dibuat versi yang lebih baru', todo: 'Perbarui Kejar Target.' }
        : found('tabel', `${applied} migrasi, lengkap`),
  );
  findings.push(
    (await hasServingSecret(owner, postgres))
      ? found('AUTH_SECRET', 'sama dengan yang dipakai basis data ini')
      : {
          ...{ name: 'AUTH_SECRET', state: 'bad', says: 'bukan yang dipakai basis data ini' },
          todo: 'Pakai AUTH_SECRET yang sama dengan server, dari kejar.env.',
        },
  );
  const { administrators, lastBackup } = await getUpkeep(owner);
  if (administrators === 0) {
    findings.push({
      name: 'administrator',
      state: 'warning',
      says: 'belum ada',
      todo: 'Buka alamat server dan buat yang pertama.',
    });
  }
  findings.push(await checkRights(owner), await checkAuditHead(owner, new Date()));
  return [...findings, judgeBackup(environment, lastBackup)];
}

function judgeBackup({ backups }: Environment, last: Date | null): Finding {
  const name = 'cadangan';
  const daily = backups === null ? 'tidak terjadwal' : `tiap hari ke ${backups.folder}, ${backups.kept} disimpan`;
  const todo = 'Tulis KEJAR_BACKUP_DIR di kejar.env, di cakram lain, atau jalankan: npm run -s kejar -- backup FILE';
  if (last === null) return { name, state: 'warning', says: `belum pernah; ${daily}`, todo };
  const hours = Math.floor((Date.now() - last.getTime()) / hour);
  const says = `terakhir ${formatCount(hours)} jam yang lalu; ${daily}`;
  return hours > 48 ? { name, state: 'warning', says, todo } : found(name, says);
}

async function checkDisks({ dataFolder, backups }: Environment): Promise<Finding[]> {
  const folders = [dataFolder, ...(backups && existsSync(backups.folder) ? [backups.folder] : []), tmpdir()];
  return Promise.all(
    [...new Set(folders)].map(async (folder): Promise<Finding> => {
      const { bavail, bsize } = await statfs(folder);
      const free = (bavail * bsize) / gigabyte;
      const says = `${formatCount(Math.floor(free))} GB bebas di ${folder}`;
      if (free >= 5) return found('cakram', says);
      const todo = 'Kosongkan cakram atau pindahkan foldernya; cakram penuh menghentikan penyimpanan.';
      return { name: 'cakram', state: free < 1 ? 'bad' : 'warning', says, todo };
    }),
  );
}

async function checkMail({ mail }: Environment): Promise<Finding> {
  const name = 'email';
  if (mail === null) return found(name, 'tidak dipakai (KEJAR_SMTP_URL kosong)');
  const problem = await checkMailServer(mail);
  if (problem === null) return found(name, `${mail.host}:${mail.port} menerima`);
  const todo = 'Periksa KEJAR_SMTP_URL: host, porta, pengguna dan sandi.';
  return { name, state: 'bad', says: `${mail.host}:${mail.port}: ${problem}`, todo };
}

async function checkServers(): Promise<Finding[]> {
  const servers = listServers();
  if (servers.length === 0) return [found('server', 'tidak berjalan dari folder ini')];
  return Promise.all(
    servers.map(async ({ port, pid }): Promise<Finding> => {
      const says = `porta ${port}, proses ${pid}`;
      const ready = await fetch(`http://localhost:${port}/readyz`, { signal: AbortSignal.timeout(10_000) }).then(
        ({ ok }) => ok,
        () => false,
      );
      if (ready) return found('server', `${says}, menjawab`);
      const todo = 'Lihat lognya; hentikan dan jalankan npm start lagi.';
      return { name: 'server', state: 'bad', says: `${says}, tidak siap`, todo };
    }),
  );
}
