import { ActionsHeader } from '@/components/ui/actions-header';
import { Button } from '@/components/ui/button';
import type { AreaKind } from '@/lib/domain/areas';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatInstant } from '@/lib/format/instants';
import styles from './alias-list.module.css';

type Alias = {
  id: number;
  written: string;
  /** Where the text means what it means. */
  inside: { name: string; kind: AreaKind } | null;
  code: string;
  areaName: string;
  userName: string | null;
  createdAt: Date;
};

/** What an office has said of names in its files, the newest first. */
export function AliasList(props: {
  aliases: readonly Alias[];
  campaign: string;
  revoke: (form: FormData) => Promise<void>;
}) {
  const { aliases, campaign } = props;
  if (aliases.length === 0) {
    return (
      <p className={styles.note}>
        Belum ada. Bila sebuah nama di file tidak dikenali dan Anda memilih wilayahnya saat memeriksa unggahan, nama itu
        diingat di sini dan dikenali pada file berikutnya.
      </p>
    );
  }
  return (
    <>
      <p className={styles.note}>
        Nama yang tertulis begini dibaca sebagai wilayah itu pada setiap file dari kantor Anda. Mencabutnya tidak
        mengubah angka yang sudah tersimpan.
      </p>
      <table className={styles.aliases}>
        <thead>
          <tr>
            <th scope="col">Tertulis di file</th>
            <th scope="col">Di dalam</th>
            <th scope="col">Berarti</th>
            <th scope="col">Dijelaskan</th>
            <ActionsHeader />
          </tr>
        </thead>
        <tbody>
          {aliases.map(({ id, written, inside, code, areaName, userName, createdAt }) => (
            <tr key={id}>
              <th scope="row">{written}</th>
              <td data-col="dalam">{inside ? formatAreaTitle(inside) : '–'}</td>
              <td data-col="berarti">
                {areaName} ({code})
              </td>
              <td data-col="oleh">
                {formatInstant(createdAt)}
                {userName ? `, ${userName}` : null}
              </td>
              <td data-col="cabut">
                <form action={props.revoke}>
                  <input type="hidden" name="id" value={id} />
                  <input type="hidden" name="kampanye" value={campaign} />
                  <Button type="submit" aria-label={`Cabut ${written}`}>
                    Cabut
                  </Button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
