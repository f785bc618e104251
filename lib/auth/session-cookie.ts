/** The names of next-auth's session cookie, over https and over http. */
export const SESSION_COOKIES = ["__Secure-next-auth.session-token", "next-auth.session-token"] as const;

/** How long a sign-in lasts without a visit; a visit begins it anew (proxy.ts). */
export const SESSION_SECONDS = 90 * 86_400;
