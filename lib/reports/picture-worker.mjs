// The thread in which pictures are drawn; lib/reports/render-picture.ts starts it and keeps it. Plain JavaScript, for
// Node starts it by its path: tsx then lets it load the TypeScript sources as they lie on disk.
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { drawPicture, toPng } = await import('./picture.ts');

parentPort.on('message', async ({ id, picture }) => {
  try {
    const png = toPng(await drawPicture(picture, { outlines: true }));
    parentPort.postMessage({ id, png }, [png.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, error });
  }
});
