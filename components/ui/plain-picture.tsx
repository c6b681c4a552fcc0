import type { ComponentProps } from 'react';

/** A picture as it is: made for its reader alone, or a few kB that came with the page; there is nothing to optimise or to keep. */
export function PlainPicture({ alt, ...props }: ComponentProps<'img'> & { alt: string }) {
  // biome-ignore lint/performance/noImgElement: the image component of the framework would send it through a cache
  return <img alt={alt} {...props} />;
}
