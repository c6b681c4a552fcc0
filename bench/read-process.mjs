// What the check of a file is measured against: a process that only reads it, as lib/imports/process/import-process.mjs
// does with the same limits, and hands the rows back. Plain JavaScript, for Node starts it by its path.
import { setPriority } from 'node:os';
import { register } from 'tsx/esm/api';

setPriority(10);
process.once('disconnect', () => process.exit());
register();
const { parseFile } = await import('../lib/imports/read/parse-file.ts');
process.on('message', async (file) => process.send({ read: await parseFile(file) }));
process.send({ ready: true });
