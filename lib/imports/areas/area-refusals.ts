import { type AreaLevel, type AreaRange, codePath, isInside, kindOfCode, levelNames } from '../../domain/areas';
import type { AreaCandidate } from '../../domain/imports';
import type { RefusalCode } from '../../domain/refusal-codes';
import { formatAreaTitle } from '../../format/areas';
import { capitalise } from '../../format/numbers';
import { levelWords } from '../../format/words';
import { type CellValue, cellText } from '../read/sheet-rows';
import { keepCodesAsText, looksLikeBps, type RuinedCode, readCode } from '../table/read-code';
import type { AreaContext, AreaMatch, AreaRefusal } from './area-clues';
import type { AreaIndex } from './area-index';
import { levelOfRange } from './area-names';
import type { KnownArea } from './known-area';

/** So many areas are offered for a question. */
const mostOffered = 5;
const writeCode = 'Tulis kode Kemendagri wilayahnya, misalnya 32.15.03.2001.';

const quoted = (text: string) => `'${text.length > 60 ? `${text.slice(0, 57)}…` : text}'`;

/** The areas above one inside the uploader's own, the nearest first: "Kecamatan Pangkalan, Kabupaten Karawang"; '' for none. */
function describeWithin(area: KnownArea, context: { index: AreaIndex; scope: AreaRange }): string {
  return context.index.pathWithin(area, context.scope).reverse().map(formatAreaTitle).join(', ');
}

/**
 * What a person may choose for a row: the areas that may be meant, those of the table's level where there are any. Where
 * it is an area above that was not found, its likes are none for the row itself.
 */
export function candidatesOf(
  refused: AreaRefusal,
  asWritten: AreaMatch,
  of: { index: AreaIndex; scope: AreaRange; level: AreaLevel | null },
): AreaCandidate[] {
  if (refused.above !== undefined) return [];
  const all = asWritten.ok ? [asWritten.area] : asWritten.candidates;
  // What a name may mean at several levels is all offered: the level is the question.
  const anyLevel = of.level === null || refused.code === 'area-ambiguous';
  const ofLevel = all.filter((area) => anyLevel || area.level === of.level);
  return (ofLevel.length > 0 ? ofLevel : all).map((area) => {
    const within = describeWithin(area, of);
    return { code: area.code, name: area.name, ...(within !== '' && { within }) };
  });
}

/** "Desa Kertasari, Kecamatan Pangkalan (32.15.02.2006)" */
function describeArea(area: KnownArea, context: AreaContext): string {
  const within = describeWithin(area, context);
  const name = area.level === 0 ? area.name : `${capitalise(kindOfCode(area.code))} ${area.name}`;
  return `${name}${within === '' ? '' : `, ${within}`} (${area.code})`;
}

/** A refusal whose candidates are found once a caller asks for them or for the suggestion. */
function refusal(
  code: RefusalCode,
  reason: string,
  find: () => KnownArea[],
  suggest: (candidates: KnownArea[]) => string,
  above?: number,
): AreaRefusal {
  let found: KnownArea[] | null = null;
  const candidates = () => {
    found ??= find();
    return found;
  };
  return {
    ok: false,
    code,
    reason,
    get suggestion() {
      return suggest(candidates());
    },
    get candidates() {
      return candidates();
    },
    ...(above !== undefined && { above }),
  };
}

/** The same question with another reason, of the row's own area. */
export function withReason(why: AreaRefusal, reason: string): AreaRefusal {
  return refusal(
    why.code,
    reason,
    () => why.candidates,
    () => why.suggestion,
    why.above,
  );
}

/** The area above that a name's own cell says was not found: what is like it is no area for the row. */
export function aboveInName(why: AreaRefusal): AreaRefusal {
  return refusal(
    why.code,
    why.reason,
    () => [],
    () => why.suggestion,
  );
}

export function ambiguous(text: string, hits: readonly KnownArea[], context: AreaContext): AreaRefusal {
  return refusal(
    'area-ambiguous',
    `${quoted(text)} dapat berarti ${hits.length} wilayah`,
    () => hits.slice(0, mostOffered),
    (shown) => `Pilih salah satu: ${shown.map((area) => describeArea(area, context)).join('; ')}.`,
  );
}

/** A name below a title that says another area than the name of the sheet, where the latter has one of that name. */
export function saidOtherwise(
  text: string,
  of: { titled: KnownArea; named: KnownArea; hits: readonly KnownArea[] },
): AreaRefusal {
  const { titled, named, hits } = of;
  return refusal(
    'area-ambiguous',
    `judul tabel menyebut ${formatAreaTitle(titled)}, tetapi nama lembarnya ${formatAreaTitle(named)}; ${quoted(text)} ${hits.length > 1 ? 'ada di keduanya' : `ada di ${formatAreaTitle(named)}`}`,
    () => [...hits],
    () => 'Pilih wilayahnya, atau samakan judul dan nama lembar lalu unggah lagi.',
  );
}

/** A code beside a name that is not that of its area. */
export function contradicted(
  area: KnownArea,
  written: string,
  find: () => KnownArea[],
  context: AreaContext,
): AreaRefusal {
  return refusal(
    'area-contradicted',
    `kode ${area.code} adalah ${area.name}, tetapi di file tertulis ${quoted(written)}`,
    () => [...find().slice(0, mostOffered - 1), area],
    (shown) => {
      const bps = 'Kode BPS berbeda dari kode Kemendagri.';
      const names = shown.map((one) => describeArea(one, context)).join('; ');
      return shown.length > 1 ? `Pilih salah satu: ${names}. ${bps}` : `Pilih ${names} kalau kodenya benar. ${bps}`;
    },
  );
}

/** A code without a name in a column of which other codes are those of BPS: 3215011001 is an area of both, and not the same. */
export function besideBps(area: KnownArea, context: AreaContext): AreaRefusal {
  return refusal(
    'area-contradicted',
    `kode lain di kolom ini tampak seperti kode BPS, jadi ${area.code} belum tentu ${area.name}`,
    () => [area],
    () => `Tambahkan kolom nama wilayah, atau pilih ${describeArea(area, context)} kalau ini kode Kemendagri.`,
  );
}

/** A code whose row lies elsewhere by a column above. */
export function outsideAbove(
  area: KnownArea,
  written: string,
  above: { at: number; context: AreaContext },
): AreaRefusal {
  return refusal(
    'area-elsewhere',
    `kode ${area.code} adalah ${area.name}, yang tidak terletak di ${quoted(written)}`,
    () => [area],
    ([one]) =>
      `Perbaiki kodenya, atau pilih ${one ? describeArea(one, above.context) : area.code} kalau kodenya benar.`,
    above.at,
  );
}

export function unknownName(
  text: string,
  parents: readonly AreaRange[],
  level: AreaLevel | undefined,
  more: { context: AreaContext; above?: number },
): AreaRefusal {
  const { context } = more;
  const what = level === undefined ? 'wilayah' : levelWords[levelNames[level]];
  const [only, ...others] = parents;
  const parent = only && others.length === 0 ? context.index.above(only, levelOfRange(only)) : null;
  const own = parent !== null && isInside(parent, context.scope) && parent.lo !== context.scope.lo;
  const where = own ? `di ${formatAreaTitle(parent)}` : 'di sini';
  return refusal(
    'area-unknown',
    `${quoted(text)} tidak ditemukan di antara ${what} ${where}`,
    () => (level === undefined ? [] : parents.slice(0, 4).flatMap((one) => context.index.alike(text, one, level))),
    (candidates) =>
      candidates.length > 0
        ? `Mungkin maksudnya ${candidates.map((area) => describeArea(area, context)).join(', atau ')}?`
        : writeCode,
    more.above,
  );
}

/** A cell that was a code before a program took it for a number. */
export function refuseRuined(
  cell: CellValue | undefined,
  ruin: RuinedCode,
  find: () => KnownArea[],
  context: AreaContext,
): AreaRefusal {
  const text = cellText(cell);
  return refusal(
    'code-ruined',
    `${quoted(text)} bukan kode wilayah: ${ruin.how}`,
    () => find().slice(0, mostOffered),
    (shown) =>
      shown.length === 0
        ? keepCodesAsText
        : `Pilih ${shown.map((area) => describeArea(area, context)).join(', atau ')}. ${keepCodesAsText}`,
  );
}

export function refuseCode(cell: CellValue | undefined, { index, scope }: AreaContext): AreaRefusal {
  const text = cellText(cell);
  const plain = (kind: RefusalCode, reason: string, suggestion: string) =>
    refusal(
      kind,
      reason,
      () => [],
      () => suggestion,
    );
  if (text === '') return plain('area-missing', 'kode wilayah kosong', 'Isi kode Kemendagri, misalnya 32.15.03.2001.');
  const code = readCode(cell);
  if (code)
    return plain(
      'area-unknown',
      `Wilayah ${code} tidak ditemukan di wilayah kerja Anda`,
      suggestForCode(code, index, scope),
    );
  return plain(
    'code-invalid',
    `${quoted(text)} bukan kode wilayah`,
    looksLikeBps(cell)
      ? 'Kode ini tampak seperti kode BPS. Pakai kode Kemendagri, misalnya 32.15.03.2001.'
      : 'Tulis kode Kemendagri, misalnya 32.15.03.2001.',
  );
}

/** The nearest area above a code that does not exist, as far as it lies in the reader's own. */
function suggestForCode(code: string, index: AreaIndex, scope: AreaRange): string {
  const path = codePath(code);
  for (let at = path.length - 2; at > 0; at--) {
    const above = index.find(path[at] ?? '');
    const missing = path[at + 1];
    if (!above || !missing || !isInside(above, scope)) continue;
    const known = `${capitalise(kindOfCode(above.code))} ${above.code} (${above.name}) ada, ${kindOfCode(missing)} ${missing} tidak ada.`;
    return looksLikeBps(code) ? `${known} Kode ini tampak seperti kode BPS; pakai kode Kemendagri.` : known;
  }
  return 'Periksa kodenya.';
}
