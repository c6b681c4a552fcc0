// `npm run drill`: plain Node up to the point where the packages are there, then scripts/drill/run.ts.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { installPackages, requireNode, root } from './install.mjs';
import { passSignalsTo } from './run.mjs';
import { createSteps, StepError } from './steps.mjs';

const steps = createSteps();

try {
  requireNode();
  await installPackages({ steps });
  if (!process.argv.some((word) => word.startsWith('--soak'))) await ensureBuilt(steps);
  steps.end();
  const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  const flags = ['--import', tsx, join(root, 'scripts', 'drill', 'run.ts'), ...process.argv.slice(2)];
  const child = spawn(process.execPath, flags, { cwd: root, stdio: 'inherit' });
  passSignalsTo(child);
  child.once('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  steps.fail();
  console.error(error instanceof StepError ? `\n${error.message}` : error);
  process.exitCode = 1;
}
