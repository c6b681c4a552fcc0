import { ButtonLink } from '@/components/ui/button';
import { Message } from '@/components/ui/message';
import { SiteFooter } from '@/components/ui/site-footer';
import { SiteHeader } from '@/components/ui/site-header';

/** Says the same for what does not exist and for what is not the reader's to see. */
export default function NotFound() {
  return (
    <>
      <title>Halaman tidak ditemukan · Kejar Target</title>
      <SiteHeader user={null} links={[]} />
      <main id="isi" className="wrap">
        <Message
          title="Halaman ini tidak ditemukan"
          actions={
            <ButtonLink href="/" kind="primary">
              Ke wilayah saya
            </ButtonLink>
          }
        >
          <p>
            Alamatnya mungkin salah ketik, sudah berubah, atau berada di luar wilayah kerja akun ini. Periksa kode
            wilayah dan nama kampanyenya, atau kembali ke wilayah Anda.
          </p>
        </Message>
      </main>
      <SiteFooter />
    </>
  );
}
