/**
 * The sign-in of the demo account. It is public, so the account may be used only where just this machine
 * can reach the app: the scripts then set DEMO_ACCOUNT. scripts/start-app.mjs prints it.
 */
export const DEMO = { email: "demo@example.com", password: "system-design" } as const;

/** Whether an e-mail address, as typed, is the demo account's: nobody else can have it. */
export const isDemoEmail = (email: string): boolean => email.trim().toLowerCase() === DEMO.email;
