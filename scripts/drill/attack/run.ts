import { createSteps } from '../../steps.mjs';
import { sendMalformed } from './malformed';
import { attack } from './matrix';
import { askedAreas, openAttacked } from './place';
import { formatAttack } from './table';
import { listExamples, listRoutes, listTargets } from './targets';

const flag = (name: string) => process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1];

/**
 * `npm run drill -- --attack`: asks a production server for what the list of addresses names, as everybody and as nobody, and
 * sends what no form of ours sends. `--tries=`, `--bodies=` (for each action and handler) and `--seed=` set how much.
 * @returns whether nothing was told that may not be, nothing failed, and nothing malformed was written
 */
export async function attackHere(): Promise<boolean> {
  const tries = Number(flag('tries') ?? 5_000);
  const each = Number(flag('bodies') ?? 20);
  const seed = flag('seed') ?? String(Date.now());
  const steps = createSteps();
  const { site, callers, admin, names, close } = await openAttacked(steps);
  try {
    steps.begin(`Meminta ${tries} alamat, benih ${seed}`);
    const { rows, found } = await attack({
      site,
      callers,
      names,
      tries,
      seed,
      routes: listRoutes(),
      examples: listExamples(),
      areas: askedAreas,
    });
    steps.begin(`Mengirim ${each} kiriman rusak ke setiap tindakan`);
    const people = callers.filter(({ headers }) => headers.cookie);
    const malformed = await sendMalformed({ site, admin, each, seed, callers: people, targets: listTargets() });
    steps.end();
    console.log(`Benih ${seed}\n\n${formatAttack(rows)}\n`);
    console.log(
      `Kiriman rusak: ${malformed.sent}; ${JSON.stringify(malformed.byStatus)}; cacat: ${malformed.faults.length}`,
    );
    for (const line of [...found, ...malformed.faults]) console.log(`  ${line}`);
    return found.length === 0 && malformed.faults.length === 0;
  } finally {
    await close();
  }
}
