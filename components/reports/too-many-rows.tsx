import { ButtonLink } from '@/components/ui/button';
import { Message } from '@/components/ui/message';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { mostSheetRows } from '@/lib/domain/reports';
import { type AreaAddress, areaHref, downloadHref, hrefWith } from '@/lib/format/area-query';
import { formatCount } from '@/lib/format/numbers';
import { levelWords } from '@/lib/format/words';

/** Says that a table is no longer one for paper, and which ways lead on. */
export function TooManyRows(props: { detail: AreaProgress['detail']; address: AreaAddress; count: number }) {
  const { detail, address, count } = props;
  const level = levelWords[detail];
  const fewer = { ...address, query: { ...address.query, detail: null } };
  return (
    <Message
      level={2}
      title={`${formatCount(count)} ${level} tidak muat di satu lembar`}
      actions={
        <>
          <ButtonLink kind="primary" href={areaHref(fewer, 'lembar')}>
            Lembar tanpa rincian {level}
          </ButtonLink>
          <ButtonLink href={downloadHref(address, 'xlsx')}>XLSX, {formatCount(count)} baris</ButtonLink>
          <ButtonLink href={downloadHref(address, 'csv')}>CSV (;)</ButtonLink>
          <ButtonLink href={downloadHref(address, 'csv', 'koma')}>CSV (,)</ButtonLink>
        </>
      }
    >
      <p>
        Lembar rapat memuat paling banyak {formatCount(mostSheetRows)} baris. Pilih wilayah yang lebih kecil, saring
        tabelnya, atau unduh semuanya sebagai file.
      </p>
      <p>
        <a href={`${hrefWith(address, {})}#tabel`}>Kembali ke tabel untuk memilih wilayah atau saringan</a>
      </p>
    </Message>
  );
}
