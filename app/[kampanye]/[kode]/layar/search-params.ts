import { z } from 'zod';
import type { ScreenQuery } from '../../../../lib/format/screen-query';
import { firstValue, type RawParams } from '../../../search-params';

const on = z
  .literal('1')
  .transform(() => true)
  .catch(false);

const screenParams = z.object({
  bagian: z.coerce.number().int().min(1).max(1_000).catch(1),
  jeda: on,
  terang: on,
});

/** Which screen of a posko is shown, and how: never fails, a bad value falls back to its default. */
export function parseScreenQuery(raw: RawParams): ScreenQuery {
  const names = Object.keys(screenParams.shape);
  const { bagian, jeda, terang } = screenParams.parse(
    Object.fromEntries(names.map((name) => [name, firstValue(raw, name)])),
  );
  return { part: bagian, paused: jeda, light: terang };
}
