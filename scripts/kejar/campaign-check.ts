import { checkLimits, formatFindingKey, isOpen, settledAs } from '../../lib/domain/campaign-check';
import { formatAreaName, formatAreaTitle } from '../../lib/format/areas';
import {
  adviseOnFinding,
  describeCheck,
  describeFinding,
  describeFindingRow,
  describeLast,
  describeLevels,
  describeSettled,
  wordsOf,
} from '../../lib/format/campaign-check-words';
import { formatCount } from '../../lib/format/numbers';
import { buildCheckAnswer } from '../../lib/reports/check-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import type { CampaignCheck } from '../../lib/server/loaders/campaign-check';
import { requireCampaignCheck, settleCheckFinding } from '../../lib/server/services/campaign-check';
import { type Command, readArguments, WrongCall } from './command';

export const campaignCheck: Command = {
  summary: 'memeriksa kampanye sebelum mulai: target, kader, pengguna, kantor',
  help: `Pemakaian: kejar campaign check KAMPANYE [--area KODE] [--target-set VERSI] [--limit BANYAK]
           kejar campaign check KAMPANYE [--area KODE] [--target-set VERSI] --settle TEMUAN --as done|intended|open [--note CATATAN]

  --area     wilayah yang diperiksa; tanpa ini: seluruh Indonesia
  --target-set  versi target yang diperiksa; tanpa ini: yang berlaku terakhir
  --limit    banyaknya wilayah yang disebut tiap temuan; tanpa ini 10
  --settle   tandai sebuah temuan (nama di dalam tanda kurung siku): done sudah dibereskan, intended memang begitu, open
             cabut tandanya. Temuan kembali bila angkanya berubah
Kode keluar 1: masih ada temuan yang belum ditandai.`,
  async run(args, open) {
    const text = { type: 'string' } as const;
    const options = { area: text, 'target-set': text, limit: text, settle: text, as: text, note: text };
    const { values, positionals } = readArguments(args, options, ['KAMPANYE']);
    const limit = readLimit(values.limit);
    const as = values.settle === undefined ? null : readSettledAs(values.as);
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    const place = { campaignSlug: positionals[0] ?? '', code: values.area ?? null, targetSet: values['target-set'] };
    if (values.settle !== undefined) {
      const { findings } = await requireCampaignCheck(ctx, { ...place, limit: 1 });
      const seen = findings.find((one) => formatFindingKey(one) === values.settle)?.fingerprint ?? '';
      await settleCheckFinding(ctx, { ...place, finding: values.settle, seen, as, note: values.note ?? '' });
    }
    const check = await requireCampaignCheck(ctx, { ...place, limit });
    return { text: formatCheck(check), json: buildCheckAnswer(check), refused: check.findings.some(isOpen) };
  },
};

function readLimit(text = String(checkLimits.page)): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= checkLimits.table) return limit;
  throw new WrongCall(`--limit '${text}' bukan bilangan 1 sampai ${formatCount(checkLimits.table)}.`);
}

function readSettledAs(text: string | undefined) {
  if (text === 'open') return null;
  const as = settledAs.find((one) => one === text);
  if (as === undefined) throw new WrongCall('--as belum ditulis dengan benar. Tulis done, intended, atau open.');
  return as;
}

function formatCheck(check: CampaignCheck): string {
  const words = wordsOf(check);
  const lines = check.findings.flatMap((finding) => {
    const names = finding.rows.map((row) => {
      const { area, within } = row;
      const name = within === null ? formatAreaName(area) : `${formatAreaName(area)}, ${within}`;
      const figures = describeFindingRow(finding, row, words).map(({ label, text }) => `${label} ${text}`);
      return figures.length === 0 ? name : `${name} (${figures.join(', ')})`;
    });
    const left = finding.count - names.length;
    const settled = describeSettled(finding);
    return [
      '',
      `${describeFinding(finding, words)}  [${formatFindingKey(finding)}]`,
      `  ${adviseOnFinding(finding, words)}`,
      ...(finding.level === null && finding.count === 1
        ? []
        : [`  ${names.join('; ')}${left > 0 ? `; ${formatCount(left)} lagi` : ''}`]),
      ...(settled === null ? [] : [`  ${settled}`]),
    ];
  });
  const head = `${check.campaign.name}, ${formatAreaTitle(check.area)}: ${describeCheck(check.findings)}`;
  return [head, ...describeLevels(check), ...describeLast(check.last), ...lines].join('\n');
}
