import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../scripts/environment';
import { StepError, type Steps } from '../scripts/steps.mjs';
import type { Place } from './place';
import { type RunningServer, whileRunning } from './web-server';

const nextBin = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');

const page = `import { connection } from 'next/server';

const rows = Array.from({ length: 30 }, (_, row) => Array.from({ length: 14 }, (_, cell) => (row + 1) * 1000 + cell));

export default async function Page() {
  await connection();
  return (
    <table>
      <tbody>{rows.map((row) => <tr key={row[0]}>{row.map((cell) => <td key={cell}>{cell}</td>)}</tr>)}</tbody>
    </table>
  );
}
`;

const layout = `export default function Layout({ children }) {
  return <html lang="id"><body>{children}</body></html>;
}
`;

/**
 * Runs `work` while a page is served that shows what the framework alone takes: the same Next.js and React, 30 rows of 14
 * cells from constants, rendered at each request. It is built in the data folder of the measurements and never shipped.
 */
export async function whileFloorServes<Found>(
  place: Place,
  steps: Steps,
  work: (server: RunningServer) => Promise<Found>,
): Promise<Found> {
  const folder = join(place.environment.dataFolder, 'floor');
  // Of its own: Next.js looks for the settings of a folder in those above it.
  const settings = { 'package.json': '{ "private": true }\n', 'next.config.mjs': 'export default {};\n' };
  const files = { 'app/page.jsx': page, 'app/layout.jsx': layout, ...settings };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  steps.begin('Membangun halaman tetap');
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' as const };
  const build = spawn(process.execPath, [nextBin, 'build'], { cwd: folder, env, stdio: 'ignore' });
  const [code] = await once(build, 'close');
  if (code !== 0) throw new StepError('Halaman tetap gagal dibangun.');
  return whileRunning({ arguments: [nextBin, 'start'], folder, env, readyPath: '/', work });
}
