// The operator's command line: finds the command, opens what it needs, prints what it says. Started by kejar.mjs.
import { inspect } from 'node:util';
import { connect } from '../db/client';
import { AreasFileError } from '../db/seed/areas-file';
import { auditVariables } from '../db/writes/audit-seal';
import { Problem } from '../lib/domain/problems';
import { listServers, nameDatabase } from './claim';
import { type OpenPostgres, openPostgres, prepare } from './database';
import { type Environment, readEnvironment } from './environment';
import { explainFolderError } from './folder-error';
import { areasLoad } from './kejar/areas-load';
import { auditVerify } from './kejar/audit-verify';
import { backup } from './kejar/backup';
import { campaignAdd } from './kejar/campaign-add';
import { campaignCheck } from './kejar/campaign-check';
import { campaignClose } from './kejar/campaign-close';
import { campaignEdit } from './kejar/campaign-edit';
import { campaignList } from './kejar/campaign-list';
import { campaignScope } from './kejar/campaign-scope';
import { campaignSharing } from './kejar/campaign-sharing';
import { check } from './kejar/check';
import { closureAdd, closureOpen } from './kejar/closures';
import {
  type Command,
  type Installation,
  type InstallationCommand,
  type Result,
  type Session,
  WrongCall,
} from './kejar/command';
import { comparisonAdd, comparisonList, comparisonWithdraw } from './kejar/comparisons';
import { extensionAdd } from './kejar/extension-add';
import { importFile } from './kejar/import';
import { incident } from './kejar/incident';
import { outageAdd, outageEnd, outageList } from './kejar/outages';
import { questionAdd, questionAnswer, questionClose, questionList } from './kejar/questions';
import { rebuild } from './kejar/rebuild';
import { recapRecipients } from './kejar/recap-recipients';
import { recapRun } from './kejar/recap-run';
import { reminderRun } from './kejar/reminder-run';
import { reporting } from './kejar/reporting';
import { restore } from './kejar/restore';
import { scenarioAdd, scenarioList } from './kejar/scenarios';
import { targetsAddVersion, targetsDefault, targetsList } from './kejar/target-versions';
import { token } from './kejar/token';
import { tokenList } from './kejar/token-list';
import { tokenRevoke } from './kejar/token-revoke';
import { undo } from './kejar/undo';
import { userAdd } from './kejar/user-add';
import { userDisable } from './kejar/user-disable';
import { userEnable } from './kejar/user-enable';
import { userImport } from './kejar/user-import';
import { userInvite } from './kejar/user-invite';
import { userList } from './kejar/user-list';
import { userReset } from './kejar/user-reset';
import { verify } from './kejar/verify';
import { visitAdd, visitDone, visitList } from './kejar/visits';
import { loadSettings } from './settings';
import { createSteps, StepError } from './steps.mjs';

const commands: Readonly<Record<string, Command | InstallationCommand>> = {
  token,
  'token add': token,
  'token list': tokenList,
  'token revoke': tokenRevoke,
  import: importFile,
  undo,
  verify,
  rebuild,
  check,
  backup,
  restore,
  'audit verify': auditVerify,
  incident,
  'recap run': recapRun,
  'recap recipients': recapRecipients,
  'reminder run': reminderRun,
  reporting,
  'user add': userAdd,
  'user invite': userInvite,
  'user import': userImport,
  'user reset': userReset,
  'user disable': userDisable,
  'user enable': userEnable,
  'user list': userList,
  'areas load': areasLoad,
  'campaign add': campaignAdd,
  'campaign edit': campaignEdit,
  'campaign close': campaignClose,
  'campaign list': campaignList,
  'campaign check': campaignCheck,
  'campaign sharing': campaignSharing,
  'campaign scope': campaignScope,
  'targets list': targetsList,
  'targets add-version': targetsAddVersion,
  'targets default': targetsDefault,
  'extension add': extensionAdd,
  'outage add': outageAdd,
  'outage end': outageEnd,
  'outage list': outageList,
  'visit add': visitAdd,
  'visit done': visitDone,
  'visit list': visitList,
  'scenario list': scenarioList,
  'scenario add': scenarioAdd,
  'comparison add': comparisonAdd,
  'comparison list': comparisonList,
  'comparison withdraw': comparisonWithdraw,
  'question add': questionAdd,
  'question answer': questionAnswer,
  'question close': questionClose,
  'question list': questionList,
  'closure add': closureAdd,
  'closure open': closureOpen,
};

const steps = createSteps(process.stderr);
const closers: (() => Promise<unknown>)[] = [];
let finishing: Promise<never> | null = null;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => void finish(130));
}

// The driver throws where nobody can catch it when Postgres goes away under a query, as it does when we stop it.
process.on('uncaughtException', (error) => {
  if (!finishing) console.error(explain(error));
  void finish(1);
});

await finish(await main(process.argv.slice(2)));

async function main(given: string[]): Promise<number> {
  const json = given.includes('--json');
  const args = given.filter((word) => word !== '--json');
  const wantsHelp = args.some((word) => word === '--help' || word === '-h');
  // 'token EMAIL' is a command of one word, 'token list EMAIL' one of two.
  const words = Object.hasOwn(commands, args.slice(0, 2).join(' ')) || !Object.hasOwn(commands, args[0] ?? '') ? 2 : 1;
  const name = args.slice(0, words).join(' ');
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    if (wantsHelp) console.log(overview());
    else console.error(`${args.length > 0 ? `Perintah '${args.join(' ')}' tidak dikenal.\n\n` : ''}${overview()}`);
    return wantsHelp ? 0 : 2;
  }
  if (wantsHelp) {
    console.log(command.help);
    return 0;
  }
  try {
    loadSettings();
    const rest = args.slice(words);
    const result = await ('run' in command ? command.run(rest, open) : command.runOn(rest, openInstallation));
    steps.end();
    print(result, json);
    return result.refused ? 1 : 0;
  } catch (error) {
    steps.end();
    if (error instanceof WrongCall) {
      console.error(`${error.message}\n\n${command.help}`);
      return 2;
    }
    if (json && error instanceof Problem) {
      const { type, title, status, detail, extra } = error;
      console.log(JSON.stringify({ type, title, status, detail, ...extra }));
    }
    console.error(explain(error));
    return 1;
  }
}

function print(result: Result, json: boolean): void {
  console.log(json ? JSON.stringify(result.json) : result.text);
}

function explain(error: unknown): string {
  if (error instanceof Problem) return `${error.title}. ${error.detail}`;
  if (error instanceof StepError || error instanceof AreasFileError) return error.message;
  return explainFolderError(error) ?? inspect(error);
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Pemakaian: npm run -s kejar -- PERINTAH [opsi]

${lines.join('\n')}

  PERINTAH --help  cara memakai satu perintah
  --json           jawaban seperti dari API
Kode keluar: 0 selesai, 1 ditolak, 2 salah panggil.`;
}

/** Uses the running database, or starts it for the length of the command. */
async function open(): Promise<Session> {
  const { postgres, prepared } = await openInstallation();
  return prepared(postgres.auditSecret);
}

async function openInstallation(): Promise<Installation> {
  // The demo is a matter of the server: a command in a shell that does not say KEJAR_DEMO=0 must not bring it in.
  const environment = { ...readEnvironment(), demo: false };
  requireSameDatabase(environment);
  const report = (step: string) => steps.begin(step);
  const opening: Promise<OpenPostgres> = openPostgres({ environment, steps });
  closers.push(async () => (await opening.catch(() => null))?.close());
  const postgres = await opening;
  const prepared: Installation['prepared'] = async (auditSecret) => {
    const sealed = { ...postgres, auditSecret, auditVariables: auditVariables(auditSecret, environment.auditHeads) };
    const { servingUrl } = await prepare({ postgres: sealed, environment, steps, mayChangeSecret: false });
    steps.end();
    const owner = connect(postgres.ownerUrl, { connections: 2, statementSeconds: 0 });
    const serving = connect(servingUrl, { connections: 2, statementSeconds: 0 });
    closers.push(() => Promise.all([owner.close(), serving.close()]));
    return { owner, serving };
  };
  return { postgres, environment, report, prepared };
}

/** A command in a terminal without the server's settings would work on a new database, and say that all is done. */
function requireSameDatabase(environment: Environment): void {
  const chosen = environment.databaseUrl !== null || Boolean(process.env.KEJAR_DATA_DIR?.trim());
  const mine = nameDatabase(environment);
  const servers = listServers();
  const [other] = servers;
  if (chosen || !other || servers.some(({ database }) => database === mine)) return;
  throw new StepError(
    `Server di folder ini (porta ${other.port}) memakai ${other.database}, sedangkan perintah ini ${mine}; tidak ada yang diubah. Tulis pengaturannya di kejar.env, yang dibaca keduanya (docs/operations.md).`,
  );
}

/** Closes what was opened, last first, and ends the process. Of several calls the first one counts. */
function finish(code: number): Promise<never> {
  finishing ??= closeAll().then((failed) => process.exit(failed && code === 0 ? 1 : code));
  return finishing;
}

async function closeAll(): Promise<boolean> {
  let failed = false;
  for (const close of closers.reverse()) {
    await close().catch((error: unknown) => {
      failed = true;
      console.error(explain(error));
    });
  }
  return failed;
}
