import type { ComponentProps } from 'react';
import { CountGrid } from '@/components/counts/count-grid';
import { Island } from '@/components/ui/island';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { Campaign } from '@/lib/domain/campaigns';
import { noChannelFigures } from '@/lib/domain/counts';
import { proposalLimits } from '@/lib/domain/target-proposals';
import type { Target } from '@/lib/domain/targets';
import { nothingTyped } from '@/lib/domain/typed-figures';
import { formatAreaName } from '@/lib/format/areas';
import { describeTargetRow, formatDecider } from '@/lib/format/target-words';
import { channelLabels } from '@/lib/format/words';

/** The grid of the targets of a version; who may not set them writes why they propose them. */
export function TargetGrid(
  props: Pick<ComponentProps<typeof CountGrid>, 'user' | 'requestKey' | 'save'> & {
    campaign: Pick<Campaign, 'slug' | 'unit'>;
    area: AreaRef;
    version: { slug: string; name: string };
    rows: readonly { area: AreaRef; target: Target }[];
    proposes: boolean;
    decider: AreaRef | null;
  },
) {
  const { campaign, area, version, proposes, user, requestKey, save } = props;
  const notes = props.rows.map(({ target }) => describeTargetRow(target));
  // What holds for all rows is said once.
  const shared = notes.every((note) => note !== null && note === notes[0]) ? notes[0] : null;
  const place = { kampanye: campaign.slug, wilayah: area.code, versi: version.slug };
  return (
    <Island name="isi target">
      <CountGrid
        key={Object.values(place).join()}
        {...{ place, user, requestKey, save }}
        campaign={campaign.slug}
        caption={`Target ${version.name}, dalam ${campaign.unit}.${shared ? ` ${shared}` : ''}`}
        labels={{ ...channelLabels, unsplit: 'Target' }}
        kind="target"
        channels={['unsplit']}
        rows={props.rows.map(({ area: one, target }, at) => ({
          ...{ code: one.code, name: one.name, label: formatAreaName(one) },
          ...{ target: null, reportedOn: null, saidInAll: null, closed: false },
          yesterday: { ...noChannelFigures, unsplit: target.total },
          said: { ...nothingTyped, unsplit: target.stated },
          channels: ['unsplit'],
          note: shared ? undefined : (notes[at] ?? undefined),
        }))}
        {...(proposes && { field: reasonField(props.decider) })}
      />
    </Island>
  );
}

function reasonField(decider: AreaRef | null) {
  return {
    name: 'alasan-usulan',
    label: 'Alasan usulan',
    hint: `Target ini diputuskan ${formatDecider(decider)}. Yang Anda simpan menjadi usulan, dan belum mengubah angka.`,
    most: proposalLimits.reason.most,
  };
}
