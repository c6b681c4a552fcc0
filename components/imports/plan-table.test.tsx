import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { toDay } from '@/lib/domain/days';
import { PlanTable } from './plan-table';

const fact = {
  ...{ part: 0, row: 2, code: '32.15.03', name: 'Telukjambe Timur', day: toDay('2021-04-12'), flags: [] },
  measure: 'recorded.unsplit',
};

/** The text of the only row of a preview. */
function rowOf(facts: Parameters<typeof PlanTable>[0]['facts'], pending = true): string {
  const html = renderToStaticMarkup(
    <PlanTable
      {...{ facts, parts: [], pending, filter: 'all', campaign: 'pk21', path: '/pk21/impor/7', page: 1, pageSize: 50 }}
      {...{ acceptedCount: 1, heldCount: 0 }}
      measures={facts}
      plan={{ changes: { new: 0, changed: 1, same: 0, fallen: 0 }, flagged: 0, flags: [] }}
    />,
  );
  return (
    html
      .slice(html.indexOf('<tbody>'))
      .split('</table>')[0]
      ?.replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ') ?? ''
  );
}

describe('an own total of an area with parts', () => {
  test('above its parts: what the page shows, and the difference', () => {
    const row = rowOf([{ ...fact, before: 1_814, after: 2_051, shown: null }]);
    expect(row).toContain('1.814 → menjadi 2.051 +237');
    expect(row).not.toContain('Halaman');
  });

  test('below its parts: what the page goes on showing, and no fall', () => {
    const row = rowOf([{ ...fact, before: 1_814, after: 1_200, shown: { recorded: { before: 1_814, after: 1_814 } } }]);
    expect(row).toContain('Halaman tetap menampilkan 1.814, sebab bagiannya lebih besar.');
    expect(row).toContain('1.814 → menjadi 1.200 −614');
    expect(row).not.toContain('turun');
  });

  test('from above its parts to below them: a fall, and to what', () => {
    const row = rowOf([{ ...fact, before: 2_500, after: 1_700, shown: { recorded: { before: 2_500, after: 1_814 } } }]);
    expect(row).toContain('Halaman akan menampilkan 1.814, sebab bagiannya lebih besar.');
    expect(row).toContain('−800 ▼ turun');
  });

  test('of one channel beside another: a fall of the page is one, though its channel stands above the row', () => {
    const online = { ...fact, measure: 'recorded.online' };
    const row = rowOf([{ ...online, before: 100, after: 50, shown: { recorded: { before: 200, after: 160 } } }]);
    expect(row).toContain('Halaman akan menampilkan 160, sebab bagiannya lebih besar.');
    expect(row).toContain('▼ turun');
  });

  test('saved: only what the row said', () => {
    const row = rowOf(
      [{ ...fact, before: 1_814, after: 1_200, shown: { recorded: { before: 1_814, after: 1_814 } } }],
      false,
    );
    expect(row).toContain('1.200');
    expect(row).not.toContain('Halaman');
  });
});
