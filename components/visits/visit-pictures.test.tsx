import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { visitLimits } from '@/lib/domain/visits';
import { VisitPictures } from './visit-pictures';

test('a picture that came after the last place was taken is refused where there is no form any more', () => {
  const pictures = Array.from({ length: visitLimits.pictures }, (_, at) => ({
    ...{ id: at + 1, caption: '', width: 8, height: 8 },
  }));
  const html = renderToStaticMarkup(
    <VisitPictures
      {...{ campaign: 'pk21', visitId: 3, pictures, mayChange: true }}
      refused={{ title: 'Gambar kunjungan ini sudah penuh', detail: 'Hapus salah satu, lalu kirim lagi.' }}
      remove={async (previous) => previous}
    />,
  );
  expect(html).toContain('Hapus salah satu, lalu kirim lagi.');
  expect(html).not.toContain('Kirim gambar');
});
