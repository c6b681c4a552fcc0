// The thread in which PDFs are written, one after another; lib/reports/render-pdf.ts starts it. Plain JavaScript, for Node
// starts it by its path: tsx then lets it load the TypeScript sources as they lie on disk.
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { writePdf } = await import('./pdf.ts');

parentPort.on('message', async ({ sheets, options }) => {
  try {
    const bytes = await writePdf(sheets, options);
    parentPort.postMessage({ bytes }, [bytes.buffer]);
  } catch (error) {
    parentPort.postMessage({ error });
  }
});
