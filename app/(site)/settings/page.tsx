import type { Metadata } from "next";
import { cookies } from "next/headers";
import { chooseTheme } from "@/app/actions/choose-theme";
import { chooseTimeZone } from "@/app/actions/choose-time-zone";
import { outboxActions } from "@/app/actions/outbox";
import { previewReschedule, rescheduleCards } from "@/app/actions/reschedule";
import { savePreferences } from "@/app/actions/save-preferences";
import { saveSettings } from "@/app/actions/save-settings";
import { signOut } from "@/app/actions/sign-out";
import { undo } from "@/app/actions/undo";
import { SignOut } from "@/components/account/sign-out";
import { KeysForm } from "@/components/review/keys-form";
import { NeedsScript } from "@/components/ui/needs-script";
import { PageHeader } from "@/components/ui/page-header";
import { PreferencesForm } from "@/components/ui/preferences-form";
import { RescheduleForm } from "@/components/ui/reschedule-form";
import { SettingsForm } from "@/components/ui/settings-form";
import { THEME_COOKIE, THEMES, themeOf } from "@/components/ui/theme";
import { TimeZoneForm } from "@/components/ui/time-zone-form";
import { requireLearner } from "@/lib/auth/session";
import { findPreferences } from "@/lib/db/preferences";
import { findUser } from "@/lib/db/users";
import { studyDayOf } from "@/lib/domain/study-day";
import { offeredZone, TIME_ZONES, zoneGroups } from "@/lib/domain/time-zones";

export const metadata: Metadata = { title: "Settings" };

/** The zones on offer, and the learner's own, should it be from before there was a list. */
const zonesWith = (own: string) => (offeredZone(own) ? TIME_ZONES : [own, ...TIME_ZONES]);

export default async function SettingsPage() {
  const { userId, settings } = await requireLearner("/settings");
  const [user, { welcomed: _welcomed, ownKeys, ...preferences }] = await Promise.all([
    findUser(userId),
    findPreferences(userId),
  ]);
  const now = new Date();
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  const { timeZone, weights: _weights, weightsVersion: _weightsVersion, version: _version, ...values } = settings;
  return (
    <>
      <PageHeader title="Settings" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-12">
        <section aria-labelledby="preferences">
          <h2 id="preferences" className="mb-4 font-serif text-xl font-semibold">
            Plan and review
          </h2>
          <NeedsScript what="Changing these">
            <PreferencesForm values={preferences} today={studyDayOf(now, settings)} save={savePreferences} />
          </NeedsScript>
        </section>
        <section aria-labelledby="schedule">
          <h2 id="schedule" className="mb-4 font-serif text-xl font-semibold">
            Schedule
          </h2>
          <NeedsScript what="Changing the schedule">
            <SettingsForm values={values} save={saveSettings} />
          </NeedsScript>
        </section>
        <section aria-labelledby="keys">
          <h2 id="keys" className="mb-1 scroll-mt-4 font-serif text-xl font-semibold">
            Keyboard shortcuts
          </h2>
          <NeedsScript what="Changing keys">
            <p className="mb-4 max-w-[60ch] text-muted">
              Press Change, then the key you want. It is the same on all your devices.
            </p>
            <KeysForm ownKeys={ownKeys} save={savePreferences} />
          </NeedsScript>
        </section>
        <section aria-labelledby="clock">
          <h2 id="clock" className="mb-4 font-serif text-xl font-semibold">
            Time zone
          </h2>
          <TimeZoneForm
            value={offeredZone(timeZone) ?? timeZone}
            groups={zoneGroups(zonesWith(timeZone), now)}
            choose={chooseTimeZone}
          />
        </section>
        <section aria-labelledby="dates">
          <h2 id="dates" className="mb-4 font-serif text-xl font-semibold">
            Dates of cards already learned
          </h2>
          <NeedsScript what="Moving dates">
            <RescheduleForm preview={previewReschedule} reschedule={rescheduleCards} undo={undo} />
          </NeedsScript>
        </section>
        <section aria-labelledby="appearance">
          <h2 id="appearance" className="mb-4 font-serif text-xl font-semibold">
            Appearance
          </h2>
          <form action={chooseTheme} className="flex flex-wrap gap-3">
            {THEMES.map((name) => (
              <button
                key={name}
                type="submit"
                name="theme"
                value={name}
                aria-pressed={name === theme}
                className="button capitalize aria-pressed:border-accent aria-pressed:text-accent"
              >
                {name}
              </button>
            ))}
          </form>
        </section>
        <section aria-labelledby="account">
          <h2 id="account" className="mb-4 font-serif text-xl font-semibold">
            Account
          </h2>
          <p className="mb-4 wrap-anywhere text-muted">You are signed in as {user?.email}.</p>
          <SignOut userId={userId} outbox={outboxActions} signOut={signOut} />
        </section>
      </div>
    </>
  );
}
