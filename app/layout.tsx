import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { DeviceZone } from "@/components/ui/device-zone";
import { Navigation } from "@/components/ui/navigation";
import { OfflinePage } from "@/components/ui/offline-page";
import { THEME_COOKIE, themeOf } from "@/components/ui/theme";
import "./globals.css";

const sourceSerif = localFont({
  src: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  variable: "--font-source-serif",
  weight: "200 900",
  display: "swap",
});

export const metadata: Metadata = {
  title: { default: "System Design Cards", template: "%s · System Design Cards" },
  description: "Spaced repetition for system-design interviews: cards worth learning, scheduled exactly.",
  applicationName: "System Design Cards",
};

const PAPER = { light: "#fbf9f5", dark: "#171410" };

/** The browser paints its own parts, and the page before its styles are there, in the theme that was chosen. */
export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme();
  return {
    width: "device-width",
    initialScale: 1,
    viewportFit: "cover",
    colorScheme: theme === "system" ? "light dark" : theme,
    themeColor:
      theme === "system"
        ? [
            { media: "(prefers-color-scheme: light)", color: PAPER.light },
            { media: "(prefers-color-scheme: dark)", color: PAPER.dark },
          ]
        : PAPER[theme],
  };
}

async function chosenTheme() {
  return themeOf((await cookies()).get(THEME_COOKIE)?.value);
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await chosenTheme();
  return (
    <html lang="en" className={sourceSerif.variable} data-theme={theme === "system" ? undefined : theme}>
      <body>
        {children}
        <Navigation />
        <DeviceZone />
        <OfflinePage />
      </body>
    </html>
  );
}
