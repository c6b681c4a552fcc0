import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { untouchedForm } from '@/lib/format/user-forms';
import { InvitationForm } from './invitation-form';

test('the area of an invitation is called by its name', () => {
  const invited = { email: 'a@b.test', name: 'Rahmat', office: '', role: 'kabupaten', areaCode: '61.01' } as const;
  const lead = (area: { name: string; kind: 'kabupaten' } | null) =>
    renderToStaticMarkup(
      <InvitationForm action={async () => untouchedForm} token="x" invited={{ ...invited, area }} />,
    ).replaceAll(/<[^>]+>/g, '');
  expect(lead({ name: 'Sambas', kind: 'kabupaten' })).toContain('wilayah Kabupaten Sambas.');
  expect(lead(null)).toContain('wilayah 61.01.');
});
