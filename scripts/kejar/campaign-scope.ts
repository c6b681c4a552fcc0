import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { workModes } from '../../lib/domain/scope';
import type { CountedAreas, RefusedScopeRow, ScopePreview } from '../../lib/domain/scope-changes';
import { formatDay } from '../../lib/format/days';
import { formatCount } from '../../lib/format/numbers';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { changeScope, readScopeFile } from '../../lib/server/services/scope';
import { type Command, oneOf, readArguments, readDayOption, required, WrongCall } from './command';
import { callerFolder } from './files';

export const campaignScope: Command = {
  summary: 'menetapkan siapa yang ikut serta dalam sebuah kampanye, dari daftar atau semua wilayah',
  help: `Pemakaian: kejar campaign scope FILE --campaign SLUG --from HARI [opsi]
           kejar campaign scope --everybody --campaign SLUG --from HARI [opsi]

FILE: CSV atau XLSX dengan kode atau nama wilayah, dan kolom cara kerja bila ada (smartphone, formulir, keduanya).
  --from HARI        daftar berlaku sejak hari ini (2024-08-01); hari sebelumnya tetap menurut daftar yang lama
  --letter SURAT     nomor surat
  --note CATATAN
  --mode CARA        cara kerja baris yang tidak menyebutnya: ${workModes.join(', ')} (smartphone)
  --everybody        semua wilayah ikut serta (sensus)
  --accept-partial   simpan juga bila ada baris yang ditolak
  --dry-run          hanya menampilkan perubahannya
Baris yang ditolak dicetak, dan tanpa --accept-partial tidak ada yang disimpan (kode keluar 1).`,
  async run(args, open) {
    const { values, positionals } = readArguments(
      args,
      {
        ...{ campaign: { type: 'string' }, from: { type: 'string' }, letter: { type: 'string' } },
        ...{ note: { type: 'string' }, mode: { type: 'string', default: 'smartphone' } },
        everybody: { type: 'boolean', default: false },
        'accept-partial': { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
      args.includes('--everybody') ? [] : ['FILE'],
    );
    const campaignSlug = required(values.campaign, 'campaign');
    const fromDay = readDayOption(values.from, 'from');
    const mode = oneOf(values.mode, workModes, 'mode');
    const file = positionals[0] === undefined ? null : await readGiven(positionals[0]);
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    const read = file && (await readScopeFile(ctx, { campaignSlug, ...file, mode }));
    const refused = read?.refused ?? [];
    if (refused.length > 0 && !values['accept-partial'])
      return { text: tellRefused(refused), json: { saved: false, refused }, refused: true };
    const change = await changeScope(ctx, {
      ...{ campaignSlug, fromDay, letter: values.letter ?? null, note: values.note ?? null },
      areas: read?.rows.map(({ code, mode: own }) => ({ code, mode: own })) ?? null,
      dryRun: values['dry-run'],
    });
    const lines = [
      ...(refused.length > 0 ? [tellRefused(refused)] : []),
      ...tellPreview(change.preview),
      change.saved ? `Disimpan sebagai versi ${change.version}.` : 'Tidak ada yang disimpan (--dry-run).',
    ];
    return { text: lines.join('\n'), json: { ...change, refused } };
  },
};

async function readGiven(given: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  try {
    return { fileName: basename(given), bytes: await readFile(resolve(callerFolder(), given)) };
  } catch (error) {
    throw new WrongCall(`File ${given} tidak dapat dibaca: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function tellRefused(refused: readonly RefusedScopeRow[]): string {
  const lines = refused.map(({ row, column, value, reason, suggestion }) => {
    return `Baris ${row}, kolom ${column} '${value}': ${reason}. ${suggestion}`;
  });
  return [`${formatCount(refused.length)} baris ditolak.`, ...lines].join('\n');
}

function tellPreview(preview: ScopePreview): string[] {
  const what = preview.everybody ? 'Semua wilayah (sensus)' : `${formatCount(preview.listed)} wilayah didaftar`;
  const odd = (areas: CountedAreas, words: string) => (areas.count === 0 ? [] : [tellAreas(areas, words)]);
  return [
    `${what}, berlaku sejak ${formatDay(preview.fromDay)}.`,
    ...(preview.until === null
      ? []
      : [`Hanya untuk hari sebelum ${formatDay(preview.until)}: dari hari itu berlaku daftar lain.`]),
    tellAreas(preview.added, 'ditambahkan'),
    tellAreas(preview.removed, 'dikeluarkan'),
    tellAreas(preview.changed, 'berganti cara kerja'),
    ...odd(preview.figuresOutside, 'sudah melapor dan menjadi bukan lokus'),
    ...odd(preview.targetsOutside, 'mempunyai target dan menjadi bukan lokus'),
  ];
}

function tellAreas({ count, first }: CountedAreas, what: string): string {
  const names = first.map(({ code, name }) => `${name} (${code})`).join(', ');
  return `${formatCount(count)} wilayah ${what}${count === 0 ? '' : `: ${names}${count > first.length ? ', …' : ''}`}.`;
}
