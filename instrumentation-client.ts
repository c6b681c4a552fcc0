import { reportFault } from './components/ui/report-fault';

/** What no boundary catches: handlers, promises, and scripts and styles that do not come. */
window.addEventListener(
  'error',
  (event) => {
    const { target } = event;
    if (target instanceof HTMLScriptElement || target instanceof HTMLLinkElement) {
      const address = target instanceof HTMLScriptElement ? target.src : target.href;
      reportFault({ part: 'file', error: `tidak termuat: ${address}` });
      return;
    }
    // An extension of the browser, of which no more is known; or a notice that nothing follows from.
    if (!event.error || event.message.startsWith('ResizeObserver loop')) return;
    reportFault({ part: 'skrip', error: event.error });
  },
  { capture: true },
);
window.addEventListener('unhandledrejection', ({ reason }) => {
  // A request that the reader broke off by going elsewhere.
  if (reason instanceof Error && reason.name === 'AbortError') return;
  reportFault({ part: 'skrip', error: reason });
});
