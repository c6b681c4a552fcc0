/** Ids of the fills of channels: patterns rather than colours, so that they survive a black-and-white printer. */
export const channelFills = { online: 'var(--online)', manual: 'url(#manual)', unsplit: 'url(#unsplit)' } as const;

/** Work that is done and not recorded: the same in a light tint. */
export const waitingFills = {
  online: 'var(--waiting)',
  manual: 'url(#manual-waiting)',
  unsplit: 'url(#unsplit-waiting)',
} as const;

/** The patterns themselves: once a page, referred to by every bar and by the chart. */
export function ChannelPatterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" style={{ position: 'absolute' }}>
      <defs>
        <pattern id="manual" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--paper)" />
          <rect width="2" height="5" fill="var(--online)" />
        </pattern>
        <pattern id="manual-waiting" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--paper)" />
          <rect width="2" height="5" fill="var(--online)" opacity="0.4" />
        </pattern>
        <pattern id="unsplit-waiting" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="4" fill="var(--paper)" />
          <rect y="1" width="4" height="2" fill="var(--online)" opacity="0.3" />
        </pattern>
        <pattern id="unsplit" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="4" fill="var(--paper)" />
          <rect y="1" width="4" height="2" fill="var(--online)" opacity="0.75" />
        </pattern>
      </defs>
    </svg>
  );
}
