'use client';

import { useEffect } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Message } from '@/components/ui/message';
import { reportFault } from '@/components/ui/report-fault';
import { SiteHeader } from '@/components/ui/site-header';

/** What a reader sees when a page fails: that nothing is lost, and what to do. */
export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  useEffect(() => reportFault({ part: 'halaman', error }), [error]);
  return (
    <>
      <title>Halaman tidak dapat dibuka · Kejar Target</title>
      <SiteHeader user={null} links={[]} />
      <main id="isi" className="wrap">
        <Message
          title="Halaman ini tidak dapat dibuka"
          actions={
            <>
              <Button kind="primary" onClick={() => retry()}>
                Coba lagi
              </Button>
              <ButtonLink href="/">Ke wilayah saya</ButtonLink>
            </>
          }
        >
          <p>Server tidak dapat menyiapkan halaman ini. Angka yang sudah masuk tetap tersimpan.</p>
          <p>
            Tunggu sebentar, lalu coba lagi. Bila tetap gagal, beri tahu administrator
            {error.digest ? `, sebutkan kode ${error.digest}` : ''}.
          </p>
        </Message>
      </main>
    </>
  );
}
