import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { FocusKeeper } from '@/components/ui/focus-keeper';
import './styles/tokens.css';
import './styles/base.css';

const sourceSans = localFont({
  src: '../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  weight: '200 900',
  style: 'normal',
  display: 'swap',
  variable: '--font',
  adjustFontFallback: 'Arial',
});

export const metadata: Metadata = {
  applicationName: 'Kejar Target',
  description: 'Capaian pendataan keluarga: target dibanding capaian, dari nasional sampai desa.',
  robots: { index: false, follow: false },
  icons: '/icon.svg',
  formatDetection: { telephone: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#10161f' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // No page is made at the build: its scripts would lack the nonce of the request, and not run.
  await connection();
  return (
    <html lang="id" className={sourceSans.variable}>
      <body>
        <a className="skip" href="#isi">
          Langsung ke isi
        </a>
        {children}
        <FocusKeeper />
      </body>
    </html>
  );
}
