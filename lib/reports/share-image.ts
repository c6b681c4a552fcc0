import type { SnapshotContent } from '../domain/snapshots';
import { formatAreaTitle } from '../format/areas';
import { formatWeekday } from '../format/days';
import { formatCount, formatPercent } from '../format/numbers';
import { statusLabels } from '../format/words';
import { box, column, type Picture, palette, text } from './picture';
import { renderPicture } from './render-picture';

const size = { width: 1200, height: 630 };
const margin = 60;
const room = size.width - 2 * margin;

/** The picture beside a link to a frozen sheet, 1200 by 630 pixels as PNG: its own figures, whatever came after. */
export function renderFrozenPreview(content: SnapshotContent): Promise<Uint8Array<ArrayBuffer>> {
  return renderPicture(layOutFrozenPreview(content));
}

export function layOutFrozenPreview({ side, report }: SnapshotContent): Picture {
  const { area, headline, day } = side;
  const { percent, total, target } = headline;
  const [answer, behind] =
    total === null
      ? [statusLabels.notReported, target === null ? '' : `target ${formatCount(target)}`]
      : percent === null
        ? [formatCount(total), 'targetnya belum ada']
        : [formatPercent(percent, total), `${formatCount(total)} dari ${formatCount(target)}`];
  const node = column(
    { ...size, padding: `0 ${margin}px 40px`, background: palette.paper, color: palette.ink, fontSize: 32 },
    box({ width: room, height: 10, background: palette.ink, marginBottom: 36 }),
    text(formatAreaTitle(area), { fontSize: 62, fontWeight: 700, lineHeight: 1.1, width: room }),
    text(report.titles[0] ?? '', { color: palette.muted, marginTop: 6, width: room }),
    column(
      { marginTop: 'auto' },
      text(answer, { fontSize: 168, fontWeight: 700, lineHeight: 1.15, letterSpacing: -3, width: room }),
      text(behind, { fontSize: 38, fontWeight: 600, width: room }),
    ),
    text(`Arsip rapat, keadaan ${formatWeekday(day)}`, { color: palette.muted, marginTop: 'auto', width: room }),
  );
  return { ...size, node, shorter: null };
}
