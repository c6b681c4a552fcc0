'use client';

import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { Message } from '@/components/ui/message';
import { reportFault } from '@/components/ui/report-fault';
import './styles/tokens.css';
import './styles/base.css';

/** The last resort, when not even the frame of the page could be made. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  useEffect(() => reportFault({ part: 'bingkai halaman', error }), [error]);
  return (
    <html lang="id">
      <body>
        <title>Halaman tidak dapat dibuka · Kejar Target</title>
        <main id="isi" className="wrap">
          <Message
            title="Kejar Target sedang tidak dapat dibuka"
            actions={
              <Button kind="primary" onClick={() => retry()}>
                Coba lagi
              </Button>
            }
          >
            <p>
              Server tidak menjawab sebagaimana mestinya. Angka yang sudah masuk tetap tersimpan. Tunggu sebentar, lalu
              coba lagi.
            </p>
          </Message>
        </main>
      </body>
    </html>
  );
}
