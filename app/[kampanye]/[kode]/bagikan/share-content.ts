import { viewOf } from '@/lib/domain/figure-view';
import { defaultAreaQuery, listAreaParams } from '@/lib/format/area-query';
import type { ShareContent } from '@/lib/server/services/shares';
import { parseAreaQuery } from '../search-params';

/**
 * What the form says that the link shows (`isi`): a frozen sheet (`beku` is its number), the sheet as it is arranged now
 * (`susunan` is the query of the page), or the page, which its reader arranges. `hari` says whether it is always of the
 * newest day or stays on that of the page (`per`).
 */
export function readShareContent(said: {
  isi: string;
  hari: string;
  beku: string;
  susunan: string;
  per: string;
}): ShareContent {
  if (said.isi === 'beku') {
    // What is no number is no frozen sheet either, and refused as such.
    const snapshotId = /^\d{1,9}$/.test(said.beku) ? Number(said.beku) : 0;
    return { shows: 'lembar', query: '', snapshotId };
  }
  const shows = said.isi === 'halaman' ? 'halaman' : 'lembar';
  const chosen = parseAreaQuery(new URLSearchParams(said.susunan));
  const asOf = said.hari === 'tetap' ? parseAreaQuery({ per: said.per }).asOf : null;
  const query =
    shows === 'halaman' ? { ...defaultAreaQuery, ...viewOf(chosen), asOf } : { ...chosen, asOf, page: 1, find: '' };
  return { shows, query: new URLSearchParams(listAreaParams(query)).toString(), snapshotId: null };
}
