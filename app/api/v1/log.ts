import { pino } from 'pino';

/** Lines of JSON on standard output, for whoever runs the server. What signs anybody in never stands in them. */
export const log = pino({
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['*.authorization', '*.cookie', '*.password', '*.token'],
});
