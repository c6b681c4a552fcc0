import { chooseScaleEnd } from '@/components/progress/scale';
import { Island } from '@/components/ui/island';
import { type AreaProgress, rankRows, rowsTakingPart, wholeOf } from '@/lib/domain/area-progress';
import { levelNames } from '@/lib/domain/areas';
import { cellsOfSum, restOf } from '@/lib/domain/column-cells';
import { listTableColumns } from '@/lib/domain/column-choice';
import { shownComparison } from '@/lib/domain/comparisons';
import { computePercent } from '@/lib/domain/progress';
import type { AreaAddress } from '@/lib/format/area-query';
import { formatAreaName } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';
import { capitalise, formatCount } from '@/lib/format/numbers';
import { formatLokus } from '@/lib/format/scope-words';
import { levelWords, stagePhraseOf } from '@/lib/format/words';
import { countCauses, countFilters } from './count-filters';
import { DetailChoice } from './detail-choice';
import { Downloads } from './downloads';
import { FlagNote } from './flag-note';
import { OutsideChoice } from './outside-choice';
import { ProgressTable } from './progress-table';
import { packRows, tableFigures } from './row-pack';
import { ShareChoice } from './share-choice';
import { SourceNote } from './source-note';

/** Rows to a page without JavaScript, and the most that a browser gets in one piece (2 MB before compression). */
const pageSize = 200;
const browserLimit = 20_000;

/** The table of the areas below; where there are none, only what goes out of the house from here. */
export function AreaRows({ progress, address }: { progress: AreaProgress; address: AreaAddress }) {
  const { rows, asOf, stage, campaign, detail, headline, area } = progress;
  if (rows.length === 0) {
    return address.sharedAt ? null : (
      <>
        <OutsideChoice progress={progress} address={address} />
        <Downloads address={address} />
      </>
    );
  }
  const { order, filter, page } = address.query;
  const ranked = rankRows({ rows, order, filter });
  const complete = rows.length <= browserLimit;
  const sent = complete ? rows : ranked.slice((page - 1) * pageSize, page * pageSize);
  const whole = wholeOf(progress);
  const sum = tableFigures(headline, stage, cellsOfSum(whole));
  const level = levelWords[detail];
  const columns = listTableColumns({
    ...whole,
    stage,
    channels: campaign.channels,
    sparks: rows.some((row) => row.spark !== null),
  });
  const rest = restOf(whole, columns);
  return (
    <>
      <Island name="tabel">
        <ProgressTable
          packed={packRows({ rows: sent, asOf, stage, within: progress.within })}
          complete={complete}
          pageSize={pageSize}
          shown={ranked.length}
          counted={complete ? null : { statuses: countFilters(rows, filter), causes: countCauses(rows, filter) }}
          address={address}
          title={[`${formatCount(rowsTakingPart(rows).length)} ${level}`, formatLokus(progress)]
            .filter((part) => part !== null)
            .join(', ')}
          level={capitalise(level)}
          caption={`${formatAreaName(area)} menurut ${level}: ${campaign.unit} ${stagePhraseOf(campaign, stage)} s.d. ${formatDay(asOf)}`}
          simulated={campaign.simulated !== null}
          columns={columns}
          codes={levelNames.indexOf(detail) > area.level + 1 && !progress.within?.length}
          source={shownComparison(headline.comparison)?.source ?? null}
          scaleEnd={chooseScaleEnd(listDrawn(progress))}
          sum={sum}
          sumLabel={`Jumlah ${formatAreaName(area)}`}
          rest={rest}
        >
          <DetailChoice progress={progress} address={address} />
          <ShareChoice address={address} />
          <OutsideChoice progress={progress} address={address} />
        </ProgressTable>
      </Island>
      <FlagNote rows={rows} sum={sum.flags} />
      <SourceNote progress={progress} breakdown />
    </>
  );
}

/** The percents that the bars of the table draw: achieved, expected and, beside what is recorded, collected. */
function listDrawn({ rows, headline, stage }: AreaProgress): (number | null)[] {
  const figures = [headline, ...rows.map((row) => row.figures)];
  return figures.flatMap(({ percent, expectedPercent, stages, target }) => [
    percent,
    // Room to the right of the tick, or it would read as the end of the scale.
    expectedPercent < 85 ? expectedPercent * 1.15 : expectedPercent,
    stage === 'recorded' ? computePercent(stages.collected, target) : null,
  ]);
}
