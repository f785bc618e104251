import type { Metadata } from "next";
import { cookies } from "next/headers";
import { chooseTheme } from "@/app/actions/choose-theme";
import { previewReschedule, rescheduleCards } from "@/app/actions/reschedule";
import { saveSettings } from "@/app/actions/save-settings";
import { signOut } from "@/app/actions/sign-out";
import { undo } from "@/app/actions/undo";
import { PageHeader } from "@/components/ui/page-header";
import { RescheduleForm } from "@/components/ui/reschedule-form";
import { SettingsForm } from "@/components/ui/settings-form";
import { THEME_COOKIE, THEMES, themeOf } from "@/components/ui/theme";
import { requireLearner } from "@/lib/auth/session";
import { findUser } from "@/lib/db/users";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const { userId, settings } = await requireLearner("/settings");
  const user = await findUser(userId);
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  const { weights: _weights, weightsVersion: _weightsVersion, version: _version, ...values } = settings;
  return (
    <>
      <PageHeader title="Settings" />
      <div className="grid gap-12">
        <section aria-labelledby="schedule">
          <h2 id="schedule" className="mb-4 font-serif text-xl font-semibold">
            Schedule
          </h2>
          <SettingsForm values={values} timeZones={Intl.supportedValuesOf("timeZone")} save={saveSettings} />
        </section>
        <section aria-labelledby="dates">
          <h2 id="dates" className="mb-4 font-serif text-xl font-semibold">
            Dates of cards already learned
          </h2>
          <RescheduleForm preview={previewReschedule} reschedule={rescheduleCards} undo={undo} />
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
          <p className="mb-4 text-muted">You are signed in as {user?.email}.</p>
          <form action={signOut}>
            <button type="submit" className="button">
              Sign out
            </button>
          </form>
        </section>
      </div>
    </>
  );
}
