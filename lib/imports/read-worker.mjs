// The thread in which one uploaded file is read; lib/imports/read-file.ts starts it and stops it. Plain JavaScript, for
// Node starts it by its path: tsx then lets it load the TypeScript sources as they lie on disk.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { parseFile } = await import('./parse-file.ts');
parentPort.postMessage(await parseFile(workerData));
