import { type BarParts, ChannelBar } from '@/components/progress/channel-bar';
import { HelpWord } from '@/components/ui/help-button';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { type SplitBacklog, splitBacklog } from '@/lib/domain/backlog';
import { type Stage, sumKnown } from '@/lib/domain/counts';
import { computeOnlineShare } from '@/lib/domain/progress';
import type { TermKey } from '@/lib/format/definitions';
import { formatCount, formatShare } from '@/lib/format/numbers';
import { partWord, stageLabelOf } from '@/lib/format/words';
import styles from './stage-funnel.module.css';

/** The definitions that its words open. */
export const funnelTerms = [
  'terdata',
  'masukServer',
  'valid',
  'target',
  'kanal',
  'belumTerhitung',
] as const satisfies readonly TermKey[];

/** `term`: what explains its label (`lib/format/definitions.ts`). */
type Line = {
  stage?: Stage;
  term: (typeof funnelTerms)[number];
  label: string;
  value: number | null;
  parts: BarParts;
  /** Stands in place of the bar. */
  note?: string | null;
  target?: boolean;
};

const nothing: BarParts = { online: null, manual: null, unsplit: null, waiting: null };

/** From target to validated, and what waits between the field and the server, by channel. */
export function StageFunnel({ progress }: { progress: AreaProgress }) {
  const { headline, campaign, stage } = progress;
  const { collected, recorded, validated } = headline.stages;
  // What only some parts have said is no stretch of the whole, nor is what waits of it.
  const { parts: told } = progress;
  const partial = told.collected !== null;
  const backlog = partial ? { online: null, manual: null, unsplit: null } : splitBacklog(headline);
  const end = Math.max(headline.target ?? 0, partial ? 0 : (collected ?? 0), recorded ?? 0, validated ?? 0);
  const reached: BarParts = { ...nothing, online: headline.online, manual: headline.manual, unsplit: headline.unsplit };
  const whole = (value: number | null): BarParts => ({ ...nothing, online: value });
  const all: Line[] = [
    { term: 'target', label: 'Target', value: headline.target, parts: nothing, target: true },
    {
      stage: 'collected',
      term: 'terdata',
      label: stageLabelOf(campaign, 'collected'),
      value: collected,
      parts: partial ? nothing : { ...nothing, waiting: collected },
      note: partial
        ? `${formatCount(told.collected)} dari ${formatCount(told.of)} ${partWord(progress.area)} melapor`
        : null,
    },
    {
      stage: 'recorded',
      term: 'masukServer',
      label: stageLabelOf(campaign, 'recorded'),
      value: recorded,
      parts: stage === 'recorded' ? reached : whole(recorded),
    },
    {
      stage: 'validated',
      term: 'valid',
      label: stageLabelOf(campaign, 'validated'),
      value: validated,
      parts: whole(validated),
    },
  ];
  // A stage that the campaign does not use has no line, unless figures of it were reported.
  const lines = all.filter((line) => !line.stage || line.value !== null || campaign.stages.includes(line.stage));
  const share = computeOnlineShare({
    figures: headline,
    target: { online: headline.targetOnline, total: headline.target },
    plannedOnlinePercent: campaign.plannedOnlinePercent,
  });
  return (
    <section aria-labelledby="tahap">
      <h2 id="tahap">Tahap dan kanal</h2>
      <table className={styles.stages}>
        <caption className="visually-hidden">Dari target sampai valid, dalam {campaign.unit}</caption>
        <tbody>
          {lines.map(({ term, label, value, parts, note, target }) => (
            <tr key={label}>
              <th scope="row">
                <HelpWord term={term}>{label}</HelpWord>
              </th>
              <td className={styles.value}>{formatCount(value)}</td>
              <td className={styles.bar} data-target={target ? '' : undefined}>
                {note ? (
                  <small>{note}</small>
                ) : (
                  <ChannelBar parts={parts} end={end} track={headline.target} expected={null} height={22} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Channels progress={progress} backlog={backlog} />
      {share.planned === null ? null : (
        <p className={styles.plan}>
          Rencana: {formatShare(share.planned)} online, {formatShare(100 - share.planned)} formulir kertas.
          {share.actual === null ? null : ` Kini: ${formatShare(share.actual)} online${describeSplit(headline)}.`}
        </p>
      )}
    </section>
  );
}

/** The number of which the shares are taken, shown when some reports name no channel: for the nation it may be a fortieth. */
function describeSplit({ online, manual, unsplit }: AreaProgress['headline']): string {
  if (!unsplit) return '';
  return ` dari ${formatCount(sumKnown([online, manual]))} yang dirinci menurut kanal`;
}

/** Target, what counts and what waits, for each channel of which anything is known. */
function Channels({ progress, backlog }: { progress: AreaProgress; backlog: SplitBacklog }) {
  const { headline, stage, campaign } = progress;
  const rows = [
    { label: 'Online', target: headline.targetOnline, reached: headline.online, waiting: backlog.online },
    {
      label: 'Manual (formulir)',
      target: headline.targetManual,
      reached: headline.manual,
      waiting: backlog.manual,
    },
    { label: 'Tanpa rincian kanal', target: null, reached: headline.unsplit, waiting: backlog.unsplit },
  ].filter((row) => row.target !== null || row.reached !== null || row.waiting !== null);
  const used = campaign.channels.some((channel) => channel !== 'unsplit');
  if (rows.length === 0 || (!used && headline.online === null && headline.manual === null)) return null;
  const targets = rows.some((row) => row.target !== null);
  return (
    <table className={styles.channels}>
      <caption className="visually-hidden">Menurut kanal</caption>
      <thead>
        <tr>
          <th scope="col">
            <HelpWord term="kanal">Kanal</HelpWord>
          </th>
          {targets ? <th scope="col">Target</th> : null}
          <th scope="col">{stageLabelOf(campaign, stage)}</th>
          <th scope="col">
            <HelpWord term="belumTerhitung">Belum masuk</HelpWord>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, target, reached, waiting }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {targets ? <td>{formatCount(target)}</td> : null}
            <td>{formatCount(reached)}</td>
            <td>{formatCount(waiting)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
