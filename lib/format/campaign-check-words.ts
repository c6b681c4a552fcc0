import { type AreaKind, type AreaLevel, levelNames } from '../domain/areas';
import {
  type CheckedFinding,
  type CheckKind,
  checkLimits,
  computeRowFigures,
  differenceOf,
  type Finding,
  type FindingKey,
  type FindingRow,
  isOpen,
  type LastComparison,
  type LevelSum,
  type SettledAs,
} from '../domain/campaign-check';
import { changePercent } from '../domain/target-proposals';
import { isAllowed, type Role, type Verb } from '../domain/users';
import { formatAreaTitle } from './areas';
import { formatDay } from './days';
import { formatInstant } from './instants';
import { capitalise, formatChange, formatCount, formatDecimal } from './numbers';
import { formatTargetChange } from './target-words';
import { levelWords } from './words';

/** What the words of a finding need beside its figures. */
export type CheckWords = {
  campaign: { slug: string; unit: string; kaderLimit: number };
  /** The whole name of the area whose check it is. */
  area: string;
  days: number;
  /** The name of the campaign before; null: there was none. */
  last: string | null;
};

/** The same from a check. */
export function wordsOf(check: {
  campaign: CheckWords['campaign'];
  area: { name: string; kind: AreaKind };
  days: number;
  last: { name: string } | null;
}): CheckWords {
  const { campaign, area, days, last } = check;
  return { campaign, area: formatAreaTitle(area), days, last: last?.name ?? null };
}

/** "kabupaten/kota"; of several levels "wilayah". */
function formatFindingLevel({ level }: Pick<FindingKey, 'level'>): string {
  const name = level === null ? undefined : levelNames[level];
  return name === undefined ? 'wilayah' : level === 0 ? 'wilayah nasional' : levelWords[name];
}

/** What a finding is: "3 kabupaten/kota: target berbeda dari jumlah bagiannya"; of a single area its name. */
export function describeFinding(finding: Pick<Finding, 'kind' | 'level' | 'count' | 'rows'>, of: CheckWords): string {
  const { kind, count, rows } = finding;
  const [only] = rows;
  const areas =
    count === 1 && only ? formatAreaTitle(only.area) : `${formatCount(count)} ${formatFindingLevel(finding)}`;
  const said: Record<CheckKind, string> = {
    noTarget: `${of.area} belum punya target`,
    wholeNotStated: `Target ${of.area} menurut surat belum dimuat`,
    partsDiffer: `${areas}: target berbeda dari jumlah bagiannya`,
    withoutTarget: `${areas} belum punya target`,
    targetOutsideScope: `${areas} punya target, tetapi bukan lokus`,
    farFromLast: `${areas}: target jauh berbeda dari ${of.last ?? 'kampanye sebelumnya'}`,
    fewKader: `${areas}: target terlalu besar untuk kadernya`,
    withoutKader: `${areas} belum menyebut jumlah kader`,
    openProposals: `${areas}: usulan target menunggu putusan`,
    withoutUser: `${areas} belum punya pengguna yang dapat masuk`,
    withoutTelephone: `Kantor tanpa nomor telepon: ${areas}`,
    ended: 'Masa pendataan sudah berakhir',
  };
  return said[kind];
}

/** What it means and what to do. */
export function adviseOnFinding({ kind }: FindingKey, of: CheckWords): string {
  const { unit, kaderLimit } = of.campaign;
  const said: Record<CheckKind, string> = {
    noTarget: 'Tanpa target tidak ada persen, sisa, dan status. Unggah target wilayah ini atau bagian-bagiannya.',
    wholeNotStated:
      'Yang dipakai jumlah target bagiannya. Unggah target menurut surat, supaya selisihnya kelihatan sebelum mulai.',
    partsDiffer:
      'Target yang dinyatakan wilayah berlaku di atas jumlah bagiannya, dan selisihnya tampil sebagai “Belum dirinci”. Samakan salah satunya; bila bagiannya belum semua bertarget, muat dahulu yang kurang.',
    withoutTarget: 'Ikut kampanye, tetapi tidak akan punya persen dan status. Unggah targetnya.',
    targetOutsideScope:
      'Targetnya ikut dijumlahkan di wilayah atasnya. Tarik targetnya, atau masukkan wilayahnya ke daftar lokus.',
    farFromLast: 'Lebih dari dua kali lipat, atau kurang dari setengahnya. Periksa angka nol yang lebih atau kurang.',
    fewKader: `Sampai hari terakhir, tiap kader perlu lebih dari ${formatCount(kaderLimit)} ${unit} per hari selama ${formatCount(of.days)} hari, batas kampanye ini. Tambah kader, atau periksa target dan jumlah kadernya.`,
    withoutKader:
      'Belum diketahui, bukan nol: keperluan per kader tidak dapat dihitung. Unggah kader untuk wilayah itu atau semua bagiannya.',
    openProposals: 'Sampai diputuskan, target yang sekarang tetap berlaku. Terima atau tolak usulannya.',
    withoutUser: 'Tidak ada yang dapat mengunggah atau mengisi dari sana. Undang penggunanya.',
    withoutTelephone: 'Yang belum lapor tidak dapat dihubungi dari daftar panggil. Isi nomor telepon kantornya.',
    ended: 'Hari terakhirnya sudah lewat dan kampanye belum ditutup. Perpanjang dengan surat, atau tutup kampanyenya.',
  };
  return said[kind];
}

/** Where a finding is put right by a user of this role; null: by an office above. */
export function linkOfFinding({ kind }: FindingKey, slug: string, role: Role): { label: string; href: string } | null {
  const may = (verb: Verb, relation: 'own' | 'descendant' = 'own') => isAllowed({ role, verb, relation });
  const path = `/${encodeURIComponent(slug)}`;
  switch (kind) {
    case 'fewKader':
    case 'withoutKader':
      return may('import') ? { label: 'Unggah kader', href: `${path}/impor` } : null;
    case 'openProposals':
      return { label: 'Buka usulan target', href: `${path}/target` };
    case 'targetOutsideScope':
      return { label: 'Lihat siapa yang ikut', href: `${path}/lokus` };
    case 'withoutUser':
      return may('users') ? { label: 'Undang pengguna', href: '/kelola/pengguna' } : null;
    case 'withoutTelephone':
      if (may('office', 'descendant')) return { label: 'Buka daftar kantor', href: '/kelola/kantor' };
      return may('office') ? { label: 'Buka kantor', href: '/kantor' } : null;
    case 'ended':
      return may('manage') ? { label: 'Perpanjang', href: `${path}/perpanjangan` } : null;
    default:
      return may('import') ? { label: 'Unggah target', href: `${path}/impor` } : null;
  }
}

/** The figures of an area of a finding, in the order of its columns; none where it is about the area alone. */
export function describeFindingRow(
  { kind }: FindingKey,
  row: Pick<FindingRow, 'target' | 'against' | 'partsWithout'>,
  of: Pick<CheckWords, 'days' | 'last'>,
): { label: string; text: string }[] {
  const { difference, percent, perKader } = computeRowFigures(kind, row, of.days);
  const [target, against] = [formatCount(row.target), formatCount(row.against)];
  const apart = [
    { label: 'Selisih', text: formatChange(difference) },
    { label: 'Persen', text: percent === null ? '–' : formatTargetChange(percent) },
  ];
  switch (kind) {
    case 'partsDiffer':
      return [
        ...[{ label: 'Target', text: target }, { label: 'Jumlah bagian', text: against }, ...apart],
        { label: 'Bagian tanpa target', text: formatCount(row.partsWithout) },
      ];
    case 'farFromLast':
      return [{ label: 'Target', text: target }, { label: of.last ?? 'Kampanye sebelumnya', text: against }, ...apart];
    case 'openProposals':
      return [{ label: 'Diusulkan', text: target }, { label: 'Berlaku', text: against }, ...apart];
    case 'fewKader':
      return [
        ...[
          { label: 'Target', text: target },
          { label: 'Kader', text: against },
        ],
        { label: 'Per kader per hari', text: formatDecimal(perKader) },
      ];
    case 'targetOutsideScope':
      return [{ label: 'Target', text: target }];
    default:
      return [];
  }
}

/** "dan 83.443 lagi; XLSX dan CSV memuat 1.000 yang pertama"; null: all are listed. */
export function describeUnlisted({ count, rows }: Pick<Finding, 'count' | 'rows'>): string | null {
  const left = count - rows.length;
  if (left <= 0) return null;
  const most = checkLimits.table;
  const held = count > most ? `memuat ${formatCount(most)} yang pertama` : 'memuat semuanya';
  return `dan ${formatCount(left)} lagi; XLSX dan CSV ${held}`;
}

export const settledLabels: Record<SettledAs, string> = { done: 'Sudah dibereskan', intended: 'Memang begitu' };

/** What was decided of a finding: "Memang begitu: DIPA dibagi kemudian. Ani, 20 Maret 2021 10.00 WIB"; null: nothing. */
export function describeSettled({ settled }: Pick<CheckedFinding, 'settled'>): string | null {
  if (!settled) return null;
  const { as, note, by, at, stands } = settled;
  const changed = stands ? '' : ' Angkanya berubah sejak itu.';
  return `${settledLabels[as]}: ${note}. ${by ?? 'operator baris perintah'}, ${formatInstant(at)}.${changed}`;
}

/** "4 hal perlu dibereskan, 2 sudah ditandai"; where there is none it says so. */
export function describeCheck(findings: readonly Pick<CheckedFinding, 'settled'>[]): string {
  const open = findings.filter(isOpen).length;
  const marked = findings.length - open;
  if (findings.length === 0) return 'Tidak ada yang perlu dibereskan.';
  const said = open === 0 ? 'Tidak ada lagi yang perlu dibereskan' : `${formatCount(open)} hal perlu dibereskan`;
  return `${said}${marked === 0 ? '' : `, ${formatCount(marked)} sudah ditandai`}.`;
}

/** The sums of a check, as far as they are told. */
type LevelledCheck = { area: { level: AreaLevel }; stated: number | null; levels: readonly LevelSum[] };

/** "Jumlah 30 kecamatan: 734.768, sama." */
export function describeLevels({ levels, area, stated }: LevelledCheck): string[] {
  const whole = stated ?? levels.find(({ level }) => level === area.level)?.sum ?? null;
  return levels
    .filter(({ level, sum }) => level > area.level && sum !== null)
    .map(({ level, known, areas, sum }) => {
      const difference = differenceOf(whole, sum);
      const against =
        difference === null
          ? ''
          : difference === 0
            ? ', sama dengan targetnya'
            : `, selisih ${formatChange(difference)}`;
      return `Jumlah ${formatCount(known)} dari ${formatCount(areas)} ${wordOf(level)} yang bertarget: ${formatCount(sum)}${against}.`;
    });
}

/**
 * How the targets stand to those of the last campaign, a sentence a level, the first with its name: "Dibandingkan dengan
 * Pendataan Keluarga 2021 (mulai 1 April 2021): 30 kecamatan 734.768 menjadi 131.668 (−82,08 %)."
 */
export function describeLast(last: LastComparison | null): string[] {
  if (!last) return [];
  return last.levels.map(({ level, compared, now, last: before, notCompared }, at) => {
    const head = at === 0 ? `Dibandingkan dengan ${last.name} (mulai ${formatDay(last.startDay)}): ` : '';
    if (compared === 0) return capitalise(`${head}tidak satu pun ${wordOf(level)} dapat dibandingkan.`);
    const left =
      notCompared === 0
        ? ''
        : `; ${formatCount(notCompared)} tidak dapat dibandingkan, karena tidak ada di sana atau tanpa target`;
    const change = before === 0 ? '' : ` (${formatTargetChange(changePercent(before, now))})`;
    return `${head}${formatCount(compared)} ${wordOf(level)} ${formatCount(before)} menjadi ${formatCount(now)}${change}${left}.`;
  });
}

function wordOf(level: AreaLevel): string {
  return levelWords[levelNames[level]];
}
