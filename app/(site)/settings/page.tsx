import type { Metadata } from "next";
import { cookies } from "next/headers";
import { chooseTheme } from "@/app/actions/choose-theme";
import { saveSettings } from "@/app/actions/save-settings";
import { signOut } from "@/app/actions/sign-out";
import { PageHeader } from "@/components/ui/page-header";
import { SettingsForm } from "@/components/ui/settings-form";
import { THEME_COOKIE, THEMES, themeOf } from "@/components/ui/theme";
import { requireLearner } from "@/lib/auth/session";
import { findUser } from "@/lib/db/users";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const { userId, settings } = await requireLearner("/settings");
  const user = await findUser(userId);
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  const { timeZone, rolloverHour, desiredRetention, newPerDay, reviewsPerDay } = settings;
  return (
    <>
      <PageHeader title="Settings" />
      <div className="grid gap-12">
        <section aria-labelledby="schedule">
          <h2 id="schedule" className="mb-4 font-serif text-xl font-semibold">
            Schedule
          </h2>
          <SettingsForm
            values={{ timeZone, rolloverHour, desiredRetention, newPerDay, reviewsPerDay }}
            timeZones={Intl.supportedValuesOf("timeZone")}
            save={saveSettings}
          />
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
