import type { Status } from '../domain/progress';

/** A shape for each status, in a square of 12 by 12, so that none is told by its colour alone; drawn even-odd. */
export const statusShapes: Record<Status, string> = {
  done: 'M6 .5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM3 6.1l1-1 1.5 1.5L8.3 3.7l1 1-3.8 3.9Z',
  onTrack: 'M6 1.2 11.4 10.6H.6Z',
  atRisk: 'M6 .4 11.6 6 6 11.6.4 6Z',
  behind: 'M.6 1.4h10.8L6 10.8Z',
  notReported: 'M6 .8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 6 .8Zm0 1.5a3.7 3.7 0 1 1 0 7.4 3.7 3.7 0 0 1 0-7.4Z',
};
