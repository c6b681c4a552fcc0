import { createSteps } from '../scripts/steps.mjs';
import { openPlace } from './place';
const steps = createSteps();
const place = await openPlace(steps);
await place.close();
