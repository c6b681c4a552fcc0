import { previewSize } from '@/lib/domain/shares';

/**
 * The name of a shared page and what a messenger shows of it: title, description and picture. Plain tags, which React
 * lifts into the head before anything is sent: a messenger reads no further and runs no script.
 */
export function ShareMeta(props: {
  title: string;
  description: string;
  /** Absolute addresses. */
  url: string;
  pictureUrl: string;
}) {
  const { title, description, url, pictureUrl } = props;
  return (
    <>
      <title>{`${title} · Kejar Target`}</title>
      <meta name="referrer" content="no-referrer" />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Kejar Target" />
      <meta property="og:locale" content="id_ID" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={url} />
      <meta property="og:image" content={pictureUrl} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(previewSize.width)} />
      <meta property="og:image:height" content={String(previewSize.height)} />
      <meta property="og:image:alt" content={description} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
