// `npm start` and `npm run dev`: plain Node up to the point where the packages are there, then scripts/serve.ts.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages, requireNode, root } from './install.mjs';
import { endWithNpm, passSignalsTo } from './run.mjs';
import { createSteps, StepError } from './steps.mjs';

const steps = createSteps();

try {
  requireNode();
  await installPackages({ steps });
  serve();
} catch (error) {
  steps.fail();
  console.error(error instanceof StepError ? `\n${error.message}` : error);
  process.exitCode = 1;
}

/** Serves in a process of its own: this one ends when it ends, and it notices when this one is killed. */
function serve() {
  const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  const child = spawn(
    process.execPath,
    ['--import', tsx, join(root, 'scripts', 'serve.ts'), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  );
  passSignalsTo(child);
  endWithNpm(child);
  child.once('exit', (code) => process.exit(code ?? 1));
}
