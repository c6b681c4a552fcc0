import { PlainPicture } from '@/components/ui/plain-picture';
import type { Letterhead } from '@/lib/domain/letterheads';
import { arrangeLetterhead } from '@/lib/format/letterhead';
import styles from './sheet-letterhead.module.css';

/** Kop surat: the logo, the government, the office, its address, and the double rule. */
export function SheetLetterhead({ letterhead }: { letterhead: Letterhead }) {
  const { above, name, below } = arrangeLetterhead(letterhead);
  const { logo } = letterhead;
  return (
    <div className={styles.letterhead}>
      {logo ? <PlainPicture src={`data:${logo.type};base64,${logo.base64}`} alt="" /> : null}
      <div>
        {above.map((line) => (
          <p key={line} className={styles.above}>
            {line}
          </p>
        ))}
        <p className={styles.name}>{name}</p>
        {below.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}
