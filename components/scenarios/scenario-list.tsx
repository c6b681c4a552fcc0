import type { ComponentProps } from 'react';
import { Island } from '@/components/ui/island';
import { Said } from '@/components/ui/said';
import { TaskForm } from '@/components/ui/task-form';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { type Scenario, type ScenarioSaid, scenarioLimits } from '@/lib/domain/scenarios';
import { computeWhatFollows } from '@/lib/domain/what-if';
import { formatDay } from '@/lib/format/days';
import { formatInstant } from '@/lib/format/instants';
import { type TypedAssumptions, typedOf } from '@/lib/format/what-if-fields';
import { describeWhatFollows } from '@/lib/format/what-if-words';
import styles from './calculator.module.css';

type Action = ComponentProps<typeof TaskForm>['action'];

/** The scenarios of an area: the form that keeps the one on the screen, and those that were kept. */
export function ScenarioList(props: {
  progress: Pick<AreaProgress, 'campaign' | 'area' | 'stage' | 'asOf'>;
  scenarios: readonly Scenario[];
  /** What is on the screen; null: nothing is assumed, or it cannot be. */
  typed: TypedAssumptions | null;
  mayKeep: boolean;
  said: ScenarioSaid | null;
  actions: { keep: Action; change: Action };
}) {
  const { progress, scenarios, typed, mayKeep, said, actions } = props;
  const { campaign, area, asOf } = progress;
  const place = { kampanye: campaign.slug, kode: area.code };
  return (
    <section aria-labelledby="skenario" className={styles.section}>
      <h2 id="skenario">Skenario</h2>
      {said ? <Said>{`Skenario ${said.kind}.`}</Said> : null}
      {said?.kind === 'dihapus' && mayKeep ? (
        <Island name="pulihkan skenario">
          <TaskForm
            action={actions.change}
            name="pulihkan"
            hidden={{ ...place, per: asOf, id: String(said.id), terdaftar: 'ya' }}
            fields={[]}
            submit="Urungkan penghapusan"
            kind="plain"
          />
        </Island>
      ) : null}
      {mayKeep && typed ? (
        <Island name="simpan skenario">
          <TaskForm
            action={actions.keep}
            name="simpan"
            hidden={{ ...place, per: asOf, ...typed }}
            fields={[
              {
                ...{ name: 'nama', label: 'Nama skenario', required: true, most: scenarioLimits.name.most },
                hint: 'Misalnya: Kader ditambah dan diperpanjang. Angka hari ini ikut disimpan.',
              },
            ]}
            submit="Simpan skenario"
            kind="plain"
          />
        </Island>
      ) : null}
      {scenarios.length === 0 ? (
        <p className={styles.empty}>
          Belum ada skenario yang disimpan.{mayKeep && !typed ? ' Isi kotak di atas dan tekan Hitung dahulu.' : ''}
        </p>
      ) : (
        <ul className={styles.list}>
          {scenarios.map((scenario) => (
            <li key={scenario.id}>
              <Kept {...{ scenario, progress, mayKeep, place }} change={actions.change} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Kept(props: {
  scenario: Scenario;
  progress: Pick<AreaProgress, 'campaign' | 'area' | 'stage' | 'asOf'>;
  place: Record<string, string>;
  mayKeep: boolean;
  change: Action;
}) {
  const { scenario, progress, place, mayKeep, change } = props;
  const { campaign, area, stage } = progress;
  const { id, name, asOf, start, assumed, createdBy, createdAt } = scenario;
  const follows = computeWhatFollows(campaign, start, assumed);
  const filled = Object.entries(typedOf(assumed)).filter(([, value]) => value !== '');
  const again = `/${campaign.slug}/${area.code}/kalkulator?${new URLSearchParams(filled)}`;
  return (
    <>
      <h3>{name}</h3>
      <p>{describeWhatFollows({ campaign, area, stage, start, assumed, follows })}</p>
      <p className={styles.about}>
        Angka {formatDay(asOf)}; disimpan {createdBy ? `${createdBy}, ` : ''}
        {formatInstant(createdAt)}. <a href={again}>Hitung lagi dengan angka terakhir</a>
      </p>
      {mayKeep ? (
        <Island name={`hapus skenario ${id}`}>
          <TaskForm
            action={change}
            name={`hapus-${id}`}
            hidden={{ ...place, per: progress.asOf, id: String(id), terdaftar: 'tidak' }}
            fields={[]}
            submit={`Hapus “${name}”`}
            kind="plain"
          />
        </Island>
      ) : null}
    </>
  );
}
