import { toDay } from '../../lib/domain/days';
import { type Assumptions, noAssumptions } from '../../lib/domain/what-if';
import { formatDay } from '../../lib/format/days';
import { buildScenariosAnswer } from '../../lib/reports/scenarios-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { keepScenario, requireAssumptions, requireScenarios } from '../../lib/server/services/scenarios';
import { type Command, readArguments, readDayOption, required, WrongCall } from './command';

const text = { type: 'string' } as const;
const options = {
  ...{ area: text, 'as-of': text, until: text, kader: text },
  ...{ pace: text, forms: text, name: text },
};

const assumptionHelp = `  --as-of   hari angka yang dipakai; tanpa ini hari laporan terakhir
  --until   masa pendataan sampai hari ini
  --kader   banyaknya kader
  --pace    laju sehari, semua kader bersama
  --forms   formulir menunggu yang dientri sehari, di luar laju`;

export const scenarioList: Command = {
  summary: 'menghitung bagaimana bila, dan skenario yang disimpan',
  help: `Pemakaian: kejar scenario list KAMPANYE --area KODE [--as-of HARI] [--until HARI] [--kader N] [--pace N] [--forms N]

${assumptionHelp}`,
  async run(args, open) {
    const { place, assumed } = readCall(args);
    const { serving } = await open();
    const found = await requireScenarios(contextOf(operatorUser(), serving), place);
    const answer = buildScenariosAnswer(found, requireAssumptions(found, assumed));
    const kept = answer.scenarios.map(
      ({ id, name, start, says }) => `  ${id} ${name} (${formatDay(toDay(start.asOf))}): ${says}`,
    );
    return { text: [answer.says, ...kept].join('\n'), json: answer };
  },
};

export const scenarioAdd: Command = {
  summary: 'menyimpan sebuah skenario',
  help: `Pemakaian: kejar scenario add KAMPANYE --area KODE --name NAMA [--as-of HARI] [--until HARI] [--kader N] [--pace N] [--forms N]

${assumptionHelp}`,
  async run(args, open) {
    const { place, assumed, name } = readCall(args);
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    const id = await keepScenario(ctx, { ...place, name: required(name, 'name'), assumed });
    const answer = buildScenariosAnswer(await requireScenarios(ctx, place), assumed);
    return { text: `Skenario ${id} disimpan. ${answer.says}`, json: answer };
  },
};

function readCall(args: string[]) {
  const { values, positionals } = readArguments(args, options, ['KAMPANYE']);
  const asOf = values['as-of'] === undefined ? null : readDayOption(values['as-of'], 'as-of');
  const assumed: Assumptions = {
    ...noAssumptions,
    endDay: values.until === undefined ? null : readDayOption(values.until, 'until'),
    kader: readCount(values.kader, 'kader'),
    pace: readCount(values.pace, 'pace'),
    formsPerDay: readCount(values.forms, 'forms'),
  };
  const place = { campaignSlug: positionals[0] ?? '', code: required(values.area, 'area'), asOf };
  return { place, assumed, name: values.name };
}

function readCount(text: string | undefined, option: string): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,15}$/.test(text)) throw new WrongCall(`--${option} '${text}' bukan bilangan. Tulis seperti 6000.`);
  return Number(text);
}
