// The thread in which one large workbook is written; lib/reports/render-xlsx.ts starts it. Plain JavaScript, for Node
// starts it by its path: tsx then lets it load the TypeScript sources as they lie on disk.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { writeWorkbook } = await import('./xlsx.ts');
const bytes = await writeWorkbook(workerData);
parentPort.postMessage(bytes, [bytes.buffer]);
