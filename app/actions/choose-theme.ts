"use server";

import { cookies } from "next/headers";
import { THEME_COOKIE, themeOf } from "@/components/ui/theme";
import { formOf } from "@/lib/action";

const A_YEAR_S = 31_536_000;

/** Keeps the theme that someone chose, on this device. */
export async function chooseTheme(sent: FormData): Promise<void> {
  const form = formOf(sent);
  const theme = themeOf(String(form.get("theme")));
  (await cookies()).set(THEME_COOKIE, theme, { maxAge: A_YEAR_S, sameSite: "lax", path: "/" });
}
