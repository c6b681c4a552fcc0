import { Trail } from '@/components/ui/trail';
import type { AreaRef } from '@/lib/domain/area-progress';
import { formatAreaName } from '@/lib/format/areas';

/** The way back from an upload: to all uploads, and to the area page. */
export function PreviewTrail(props: { campaign: string; area: AreaRef; list: string; id: number; mayUpload: boolean }) {
  return (
    <Trail
      steps={[
        { label: formatAreaName(props.area), href: `/${props.campaign}/${props.area.code}` },
        { label: props.mayUpload ? 'Unggah data' : 'Unggahan', href: props.list },
      ]}
      here={`Unggahan ${props.id}`}
    />
  );
}

/** The way back from the question whether an upload is to be taken back. */
export function UndoTrail(props: { campaign: string; area: AreaRef; list: string; id: number }) {
  return (
    <Trail
      steps={[
        { label: formatAreaName(props.area), href: `/${props.campaign}/${props.area.code}` },
        { label: 'Unggah data', href: props.list },
        { label: `Unggahan ${props.id}`, href: `${props.list}/${props.id}` },
      ]}
      here="Batalkan"
    />
  );
}
