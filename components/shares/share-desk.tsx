import { chosenVersion } from '@/components/targets/version-field';
import { Island } from '@/components/ui/island';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { shareLimits } from '@/lib/domain/shares';
import { type AreaAddress, listAreaParams } from '@/lib/format/area-query';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import styles from './share-desk.module.css';
import { ShareForm, type TypedShare } from './share-form';
import { SharingOff } from './sharing-off';

const untyped: Omit<TypedShare, 'versi'> = {
  isi: 'lembar',
  hari: 'terbaru',
  beku: '',
  masa: String(shareLimits.days.standard),
  catatan: '',
};

/** Where links to an area are made, or why none are. */
export function ShareDesk(props: {
  progress: AreaProgress;
  address: AreaAddress;
  snapshots: Parameters<typeof ShareForm>[0]['snapshots'];
  make: Parameters<typeof ShareForm>[0]['action'];
}) {
  const { progress, address } = props;
  const { campaign, area, asOf } = progress;
  const title = <title>{`Bagikan ${formatAreaName(area)} · ${campaign.name} · Kejar Target`}</title>;
  if (!campaign.sharing) {
    return (
      <>
        {title}
        <SharingOff campaign={campaign.name} address={address} />
      </>
    );
  }
  return (
    <>
      {title}
      <p className={styles.intro}>
        Tautan memperlihatkan wilayah ini saja, hanya untuk dibaca, kepada siapa pun yang memegangnya. Yang membukanya
        tidak perlu masuk.
      </p>
      <Island name="tautan">
        <ShareForm
          action={props.make}
          campaign={campaign.slug}
          code={area.code}
          search={new URLSearchParams(listAreaParams(address.query)).toString()}
          asOf={asOf}
          about={`Capaian ${campaign.name}, ${formatAreaTitle(area)}`}
          snapshots={props.snapshots}
          versions={progress.targetSets}
          untyped={{ ...untyped, versi: chosenVersion(progress) }}
        />
      </Island>
    </>
  );
}
