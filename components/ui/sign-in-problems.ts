/** What a sign-in that did not work says through a word, as a sentence. */
export const SIGN_IN_PROBLEMS: Record<string, string> = {
  CredentialsSignin: "There is no account with this e-mail address and password. Check both.",
  TooManyAttempts: "Too many attempts. Wait a quarter of an hour, then try again.",
};
