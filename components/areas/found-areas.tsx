import type { IsoDay } from '@/lib/domain/days';
import { type AreaAddress, areaHref, areaHrefOn, hrefWith } from '@/lib/format/area-query';
import { formatAreaTitle } from '@/lib/format/areas';
import type { AreaHit } from './area-search';
import styles from './found-areas.module.css';

/** Another area with the choices of the page, the day as its address has it. */
export function clearHref(address: AreaAddress, code: string): string {
  return areaHref({ ...address, code, query: { ...address.query, find: '', page: 1 } });
}

/** What the search for an area found, as a plain list: the answer to the form without JavaScript. */
export function FoundAreas(props: { hits: AreaHit[]; address: AreaAddress; asOf: IsoDay }) {
  const { hits, address } = props;
  const { find } = address.query;
  return (
    <section className={`${styles.found} screen-only`} aria-labelledby="ditemukan">
      <h2 id="ditemukan">
        {hits.length === 0 ? `Tidak ada wilayah yang cocok dengan “${find}”` : `Wilayah yang cocok dengan “${find}”`}
      </h2>
      <ul>
        {hits.map((hit) => (
          <li key={hit.code}>
            <a href={areaHrefOn(address, hit.code, props.asOf)}>{formatAreaTitle(hit)}</a>{' '}
            <small>{hit.parentName}</small>
          </li>
        ))}
      </ul>
      <p>
        {hits.length === 0 ? 'Periksa ejaannya, atau tulis kodenya, mis. 32.15. ' : null}
        <a href={hrefWith(address, {})}>Tutup</a>
      </p>
    </section>
  );
}
