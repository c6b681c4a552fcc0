import { Message } from '@/components/ui/message';

/** One page for a link that has expired, was revoked, is shared no more or never was. */
export default function NoSuchLink() {
  return (
    <>
      <title>Tautan tidak berlaku · Kejar Target</title>
      <main id="isi" className="wrap">
        <Message title="Tautan ini tidak berlaku">
          <p>
            Mungkin masanya sudah lewat, sudah dicabut, atau alamatnya terpotong saat disalin. Buka tautannya sekali
            lagi dari pesan aslinya, atau minta tautan baru kepada kantor yang mengirimnya.
          </p>
        </Message>
      </main>
    </>
  );
}
