/** What a sign-in that did not work says through a word, as a sentence. */
const SENTENCES = new Map([
  ["CredentialsSignin", "There is no account with this e-mail address and password. Check both."],
  ["TooManyAttempts", "Too many wrong passwords from here. Wait a quarter of an hour, then try again."],
  [
    "Guarded",
    "Someone has tried many wrong passwords for this account. For up to an hour, you can sign in only from networks you have used before.",
  ],
  ["OAuthAccountNotLinked", "This address already has an account with a password. Sign in with the password."],
  ["Fault", "Something went wrong on our side. Wait a minute, then try again."],
  ["AccessDenied", "The sign-in was refused. Try again, or use another way."],
]);

/** The sentence of a word, whoever said it. */
export const signInProblem = (word: string): string =>
  SENTENCES.get(word) ?? "Signing in did not work. Check what you entered, then try again.";
