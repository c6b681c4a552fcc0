'use client';

import { ButtonLink } from '@/components/ui/button';
import options from '@/components/ui/option.module.css';
import { formatCount } from '@/lib/format/numbers';
import { ActForm } from './decision';
import styles from './decision.module.css';

type State = { title: string; detail: string } | null;

/** To take the upload back, or to leave it. Where later reports stand on it, one has to say that one knows. */
export function UndoForm(props: {
  id: number;
  campaign: string;
  laterCount: number;
  back: string;
  undo: (previous: State, form: FormData) => Promise<State>;
}) {
  return (
    <div id="batalkan" className={`${styles.decision} screen-only`}>
      <ActForm
        id={props.id}
        campaign={props.campaign}
        action={props.undo}
        kind="primary"
        label="Batalkan unggahan"
        doing="Membatalkan…"
        beside={<ButtonLink href={props.back}>Kembali</ButtonLink>}
      >
        {props.laterCount > 0 ? (
          <label className={options.option}>
            <input type="checkbox" name="sesudahnya" value={props.laterCount} required />
            <span>
              Saya tahu {formatCount(props.laterCount)} laporan sesudahnya tetap berlaku, dan tetap ingin membatalkan
              unggahan ini
            </span>
          </label>
        ) : null}
      </ActForm>
    </div>
  );
}
