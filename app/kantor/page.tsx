import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { OfficeForms } from '@/components/offices/office-forms';
import { OfficeTitle } from '@/components/offices/office-title';
import { ReminderState } from '@/components/offices/reminder-state';
import { RecapState } from '@/components/recaps/recap-state';
import { RecipientList } from '@/components/recaps/recipient-list';
import { Island } from '@/components/ui/island';
import { SiteFooter } from '@/components/ui/site-footer';
import { SiteHeader } from '@/components/ui/site-header';
import { manageLinks } from '@/components/users/user-shell';
import { localTime } from '@/lib/domain/time-zones';
import { loadRecapCampaigns } from '@/lib/server/loaders/campaigns';
import { loadOfficeSettings } from '@/lib/server/loaders/offices';
import { readOfficeRecap, readOfficeRecipients } from '@/lib/server/loaders/recap-schedule';
import { readSentReminders } from '@/lib/server/loaders/reminder-schedule';
import { requireReader } from '@/lib/server/loaders/users';
import {
  saveContactAction,
  saveLetterheadAction,
  saveRecapAction,
  saveReminderAction,
  saveSignatureAction,
} from './actions';
import { askAgainAction, withdrawAction } from './recipient-actions';
import { logoHref, officeHref, parseOfficeQuery, refusedLogoCookie } from './search-params';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const actions = {
  kop: saveLetterheadAction,
  ttd: saveSignatureAction,
  kontak: saveContactAction,
  pengingat: saveReminderAction,
  rekap: saveRecapAction,
};

/** What an office prints, signs with and sends every day; a 404 for a reader. */
export default async function OfficePage({ searchParams }: Props) {
  const query = parseOfficeQuery(await searchParams, (await cookies()).get(refusedLogoCookie)?.value);
  const { areaCode } = query;
  const ctx = await requireReader(officeHref(areaCode));
  const [found, campaigns] = await Promise.all([loadOfficeSettings(ctx, areaCode), loadRecapCampaigns()]);
  if (!found) notFound();
  const { area, office } = found;
  const [recap, sent, recipients] = await Promise.all([
    readOfficeRecap(ctx, area),
    readSentReminders(ctx, area),
    readOfficeRecipients(ctx, area, office.recap.emails),
  ]);
  const [campaign] = campaigns;
  const at = (code: string) => (campaign ? `/${campaign.slug}/${code}` : '/');
  return (
    <>
      <SiteHeader
        user={{ name: ctx.actor.name, office: ctx.actor.office, homeHref: at(ctx.actor.area.code) }}
        links={[
          ...(campaign ? [{ label: 'Unggah data', href: `/${campaign.slug}/impor` }] : []),
          ...manageLinks(ctx.actor),
        ]}
      />
      <main id="isi" className="wrap">
        <OfficeTitle area={area} areaHref={at(area.code)} office={office} changed={found.changed} />
        <Island name="kantor">
          <OfficeForms
            key={area.code}
            areaCode={areaCode}
            office={office}
            logoAction={logoHref(areaCode)}
            logoOutcome={query.logo}
            actions={actions}
            campaigns={campaigns.map(({ id, slug, name }) => ({ id, slug, name }))}
            sendsMail={found.sendsMail}
            today={localTime(new Date(), office.timeZone).day}
            reminds={area.level < 3}
            reminderState={sent || office.reminder ? <ReminderState sent={sent} /> : null}
            recapState={
              <>
                <RecipientList
                  areaCode={areaCode}
                  recipients={recipients}
                  now={ctx.now}
                  actions={{ again: askAgainAction, withdraw: withdrawAction }}
                />
                {recap || office.recap.schedule ? <RecapState recap={recap} /> : null}
              </>
            }
          />
        </Island>
      </main>
      <SiteFooter />
    </>
  );
}
