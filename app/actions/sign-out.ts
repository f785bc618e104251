"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { SESSION_COOKIES } from "@/lib/auth/session-cookie";

/** Signs out on this device. The session is nothing but its cookie. */
export async function signOut(): Promise<void> {
  const jar = await cookies();
  for (const name of SESSION_COOKIES) jar.set(name, "", { maxAge: 0, path: "/", secure: name.startsWith("__Secure-") });
  redirect("/sign-in");
}
