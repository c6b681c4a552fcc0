import { Message } from '@/components/ui/message';
import { type AreaAddress, areaHref } from '@/lib/format/area-query';

/** What stands instead of the form where the campaign shares nothing. */
export function SharingOff({ campaign, address }: { campaign: string; address: AreaAddress }) {
  return (
    <Message level={2} title="Berbagi tautan dimatikan">
      <p>
        Administrator mematikan tautan tanpa masuk untuk {campaign}. Tautan yang sudah beredar berhenti, dan tidak ada
        yang dapat dibuat. Kirim <a href={areaHref(address, 'lembar')}>lembar rapat</a> sebagai file, atau minta
        administrator mengizinkannya lagi.
      </p>
    </Message>
  );
}
