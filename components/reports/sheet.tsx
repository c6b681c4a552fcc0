import type { Orientation, Report } from '@/lib/domain/reports';

/** A meeting sheet as it is printed. */
export function Sheet({ report, orientation }: { report: Report; orientation: Orientation | null }) {
  return (
    <article data-orientation={orientation}>
      {report.titles.map((title) => (
        <p key={title}>{title}</p>
      ))}
    </article>
  );
}
