import { ChannelPatterns } from '@/components/progress/channel-patterns';
import { Island } from '@/components/ui/island';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { listScreens } from '@/lib/domain/screens';
import { type AreaAddress, areaHref } from '@/lib/format/area-query';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatWeekday } from '@/lib/format/days';
import { type ScreenQuery, screenHref, secondsPerScreen } from '@/lib/format/screen-query';
import { stageLabelOf } from '@/lib/format/words';
import styles from './screen.module.css';
import { ScreenPart, titleOfScreen } from './screen-parts';
import { ScreenPlayer } from './screen-player';

/**
 * The screens of a posko, all of them in the page and one of them shown. JavaScript turns and refreshes them; without it the
 * page leads to the next one by itself, and links lead there at once.
 */
export function PoskoScreen(props: { progress: AreaProgress; address: AreaAddress; query: ScreenQuery; madeAt: Date }) {
  const { progress, address, query, madeAt } = props;
  const { campaign, area, asOf, stage } = progress;
  const screens = listScreens(progress);
  const current = Math.min(query.part, screens.length) - 1;
  const part = (step: number) => ((current + step + screens.length) % screens.length) + 1;
  const href = (change: Partial<ScreenQuery>) => screenHref(address, { ...query, part: current + 1, ...change });
  return (
    <div className={styles.screen} data-look={query.light ? 'light' : 'dark'}>
      <title>{`Layar ${formatAreaTitle(area)} · ${campaign.name} · Kejar Target`}</title>
      {query.paused || screens.length < 2 ? null : (
        <noscript>
          <meta httpEquiv="refresh" content={`${secondsPerScreen};url=${href({ part: part(1) })}`} />
        </noscript>
      )}
      {/* In here, for patterns take their colours from where they stand. */}
      <ChannelPatterns />
      <header className={styles.head}>
        <h1>{formatAreaTitle(area)}</h1>
        <p>
          {campaign.name}, {stageLabelOf(campaign, stage).toLowerCase()} s.d. {formatWeekday(asOf)}
          {campaign.simulated === null ? '' : ', rincian simulasi'}
        </p>
      </header>
      <main id="isi" className={styles.main}>
        <Island name="layar">
          <ScreenPlayer
            start={current}
            count={screens.length}
            paused={query.paused}
            madeAt={madeAt.toISOString()}
            code={area.code}
            links={{
              before: href({ part: part(-1) }),
              after: href({ part: part(1) }),
              pause: href({ paused: !query.paused }),
              look: href({ light: !query.light }),
              close: areaHref(address),
            }}
            light={query.light}
          >
            {screens.map((screen, at) => (
              <section
                key={titleOfScreen({ progress, screen })}
                aria-labelledby={`bagian-${at + 1}`}
                hidden={at !== current}
                data-screen={screen.kind}
              >
                <h2 id={`bagian-${at + 1}`} className={screen.kind === 'area' ? 'visually-hidden' : undefined}>
                  {titleOfScreen({ progress, screen })}
                </h2>
                <ScreenPart progress={progress} screen={screen} />
              </section>
            ))}
          </ScreenPlayer>
        </Island>
      </main>
    </div>
  );
}
