'use client';

import { useId, useState } from 'react';
import options from '@/components/ui/option.module.css';
import { proposalLimits } from '@/lib/domain/target-proposals';
import styles from './proposal-choice.module.css';

/**
 * Why the targets of an upload are proposed, or to save without them: fields of the form that saves it. What was typed
 * stays when the form comes back refused.
 */
export function ProposalChoice(props: {
  decider: string;
  choice: 'usulkan' | 'lewati';
  choose: (choice: 'usulkan' | 'lewati') => void;
}) {
  const { decider, choice, choose: setChoice } = props;
  const [reason, setReason] = useState('');
  const hint = useId();
  const { least, most } = proposalLimits.reason;
  return (
    <fieldset className={`${options.options} ${styles.choice}`}>
      <legend>Yang dilakukan dengan target itu</legend>
      <label className={options.option}>
        <input
          type="radio"
          name="usulan"
          value="usulkan"
          checked={choice === 'usulkan'}
          onChange={() => setChoice('usulkan')}
        />
        <span>Usulkan kepada {decider}, dengan alasan</span>
      </label>
      <label className={styles.reason}>
        <span className="visually-hidden">Alasan usulan target</span>
        <textarea
          name="alasan-usulan"
          rows={3}
          maxLength={most}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          aria-describedby={hint}
        />
        <small id={hint}>
          {least} sampai {most} karakter, misalnya nomor surat atau sumber datanya.
        </small>
      </label>
      <label className={options.option}>
        <input
          type="radio"
          name="usulan"
          value="lewati"
          checked={choice === 'lewati'}
          onChange={() => setChoice('lewati')}
        />
        <span>Simpan tanpa target itu</span>
      </label>
    </fieldset>
  );
}
