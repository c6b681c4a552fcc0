// `npm run -s kejar -- COMMAND`: plain Node up to the point where the packages are there, then scripts/kejar.ts.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages, requireNode, root } from './install.mjs';
import { passSignalsTo } from './run.mjs';
import { createSteps, StepError } from './steps.mjs';

// stdout is for the command's result alone.
const steps = createSteps(process.stderr);

try {
  requireNode();
  await installPackages({ steps });
  runCommand();
} catch (error) {
  steps.fail();
  console.error(error instanceof StepError ? `\n${error.message}` : error);
  process.exitCode = 1;
}

function runCommand() {
  const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  // npm runs its scripts in the project's folder; file names are meant from where the person stands.
  const from = (process.env.npm_lifecycle_event === 'kejar' && process.env.INIT_CWD) || process.cwd();
  const child = spawn(
    process.execPath,
    ['--import', tsx, join(root, 'scripts', 'kejar.ts'), ...process.argv.slice(2)],
    {
      cwd: root,
      env: { ...process.env, KEJAR_FROM: from },
      stdio: 'inherit',
    },
  );
  passSignalsTo(child);
  child.once('exit', (code) => process.exit(code ?? 1));
}
