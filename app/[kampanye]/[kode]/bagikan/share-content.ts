import { viewOf } from '@/lib/domain/figure-view';
import { defaultAreaQuery, listAreaParams } from '@/lib/format/area-query';
import type { ShareContent } from '@/lib/server/services/shares';
import { parseAreaQuery } from '../search-params';

/**
 * What the form says that the link shows (`isi`): a frozen sheet (`beku` is its number), the sheet as it is arranged now
 * (`susunan` is the query of the page), or the page, which its reader arranges. `hari` says whether it is always of the
 * newest day or stays on that of the page (`per`). `versi` is the version of the targets, empty: the one that counts; null:
 * the form asked for none, and that of the page stays.
 */
export function readShareContent(said: {
  isi: string;
  hari: string;
  beku: string;
  susunan: string;
  per: string;
  versi: string | null;
}): ShareContent {
  if (said.isi === 'beku') {
    // What is no number is no frozen sheet either, and refused as such.
    const snapshotId = /^\d{1,9}$/.test(said.beku) ? Number(said.beku) : 0;
    return { shows: 'lembar', query: '', snapshotId };
  }
  const shows = said.isi === 'halaman' ? 'halaman' : 'lembar';
  const arranged = parseAreaQuery(new URLSearchParams(said.susunan));
  const chosen =
    said.versi === null ? arranged : { ...arranged, targetSet: parseAreaQuery({ versi: said.versi }).targetSet };
  const asOf = said.hari === 'tetap' ? parseAreaQuery({ per: said.per }).asOf : null;
  const query =
    shows === 'halaman' ? { ...defaultAreaQuery, ...viewOf(chosen), asOf } : { ...chosen, asOf, page: 1, find: '' };
  return { shows, query: new URLSearchParams(listAreaParams(query)).toString(), snapshotId: null };
}
