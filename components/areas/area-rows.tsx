import { chooseScaleEnd } from '@/components/progress/scale';
import { Island } from '@/components/ui/island';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { buildAreaTable, tablePageSize } from '@/lib/domain/area-table';
import { levelNames } from '@/lib/domain/areas';
import { shownComparison } from '@/lib/domain/comparisons';
import type { AreaAddress } from '@/lib/format/area-query';
import { formatAreaName } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';
import { capitalise, formatCount } from '@/lib/format/numbers';
import { formatLokus } from '@/lib/format/scope-words';
import { levelWords, stagePhraseOf } from '@/lib/format/words';
import { DetailChoice } from './detail-choice';
import { Downloads } from './downloads';
import { FlagNote } from './flag-note';
import { OutsideChoice } from './outside-choice';
import { ProgressTable } from './progress-table';
import { packRows, tableFigures } from './row-pack';
import { ShareChoice } from './share-choice';
import { SourceNote } from './source-note';

/** The table of the areas below; where there are none, only what goes out of the house from here. */
export function AreaRows(props: { progress: AreaProgress; address: AreaAddress }) {
  const { progress } = props;
  const { asOf, stage, campaign, headline, area, tooLong } = progress;
  if (progress.rows.length === 0) {
    return props.address.sharedAt ? null : (
      <>
        <OutsideChoice table={progress} address={props.address} />
        <Downloads address={props.address} />
      </>
    );
  }
  const table = tooLong?.table ?? buildAreaTable(progress, props.address.query);
  const address = { ...props.address, query: { ...props.address.query, page: table.page } };
  const level = levelWords[table.detail];
  const sum = tableFigures(headline, stage, table.sum);
  return (
    <>
      <Island name="tabel">
        <ProgressTable
          packed={packRows({ rows: table.rows, asOf, stage, within: table.within })}
          complete={table.complete}
          pageSize={tablePageSize}
          shown={table.shown}
          counted={table.counted}
          address={address}
          title={[`${formatCount(table.takingPart)} ${level}`, formatLokus(progress)]
            .filter((part) => part !== null)
            .join(', ')}
          level={capitalise(level)}
          caption={`${formatAreaName(area)} menurut ${level}: ${campaign.unit} ${stagePhraseOf(campaign, stage)} s.d. ${formatDay(asOf)}`}
          simulated={campaign.simulated !== null}
          columns={table.columns}
          codes={levelNames.indexOf(table.detail) > area.level + 1 && !table.within?.length}
          source={shownComparison(headline.comparison)?.source ?? null}
          scaleEnd={chooseScaleEnd([table.largest])}
          sum={sum}
          sumLabel={`Jumlah ${formatAreaName(area)}`}
          rest={table.rest}
        >
          <DetailChoice area={area} detail={table.detail} address={address} />
          <ShareChoice address={address} />
          <OutsideChoice table={table} address={address} />
        </ProgressTable>
      </Island>
      <FlagNote flags={table.flags} sum={sum.flags} />
      <SourceNote progress={progress} breakdown />
    </>
  );
}
