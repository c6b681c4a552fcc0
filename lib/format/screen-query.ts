import { type AreaAddress, areaHref } from './area-query';

/** How long a screen of a posko stands, in seconds. */
export const secondsPerScreen = 20;
/** How long it goes without asking for new figures, in seconds. */
export const secondsPerRefresh = 60;

/** What the address of a posko's screen says beside the view of the area. */
export type ScreenQuery = {
  /** `bagian`: which one, from 1. */
  part: number;
  /** `jeda`: it does not turn by itself. */
  paused: boolean;
  /** `terang`: dark on light, for a room with daylight. */
  light: boolean;
};

export function screenHref(address: AreaAddress, { part, paused, light }: ScreenQuery): string {
  const path = areaHref(address, 'layar');
  const params = [
    ...(part > 1 ? [['bagian', String(part)]] : []),
    ...(paused ? [['jeda', '1']] : []),
    ...(light ? [['terang', '1']] : []),
  ];
  if (params.length === 0) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(params)}`;
}
