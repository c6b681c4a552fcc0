import type { ComponentProps } from 'react';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { Right } from '@/lib/domain/rights';
import { formatAreaTitle } from '@/lib/format/areas';
import { deedLabels, describeRefusal, hrefOfDeed } from '@/lib/format/right-words';
import styles from './rights.module.css';

/** What the reader may do about an area, each a link to where it is done; and what not, and who may. */
export function Rights(props: {
  campaign: string;
  area: AreaRef;
  /** The areas above it. */
  above: readonly AreaRef[];
  rights: readonly Right[];
  /** Opened by its title: below a page that is long without it. */
  folded?: true;
}) {
  return (
    <section id="wewenang" className={`${styles.rights} screen-only`} aria-labelledby="wewenang-judul">
      {props.folded ? (
        <details>
          <summary>
            <h2 id="wewenang-judul">Yang boleh saya lakukan di sini</h2>
          </summary>
          <Lists {...props} />
        </details>
      ) : (
        <>
          <h2 id="wewenang-judul">Yang boleh saya lakukan di sini</h2>
          <Lists {...props} />
        </>
      )}
    </section>
  );
}

function Lists({ campaign, area, above, rights }: Omit<ComponentProps<typeof Rights>, 'folded'>) {
  const line = [...above, area];
  const allowed = rights.filter(({ may }) => may);
  const refused = rights.filter(({ may }) => !may);
  return (
    <>
      <p className={styles.about}>Untuk {formatAreaTitle(area)}, menurut peran dan wilayah akun Anda.</p>
      <div className={styles.columns}>
        <div>
          <h3>Boleh</h3>
          <ul>
            <li>Melihat capaian, mengunduh lembar dan menyalin rekap</li>
            {allowed.map(({ deed }) => (
              <li key={deed}>
                <a href={hrefOfDeed(deed, { campaign, code: area.code })}>{deedLabels[deed]}</a>
              </li>
            ))}
          </ul>
        </div>
        {refused.length > 0 ? (
          <div>
            <h3>Tidak boleh</h3>
            <ul>
              {refused.map((right) => (
                <li key={right.deed}>
                  {deedLabels[right.deed]}: {describeRefusal(right, line)}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </>
  );
}
