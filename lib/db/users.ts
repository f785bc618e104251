import { DEFAULT_SETTINGS } from "../domain/settings";
import { db } from "./client";
import { Prisma } from "./generated/client";

export interface NewUser {
  email: string;
  name: string | null;
  /** argon2id; null for someone who came through a provider. */
  passwordHash: string | null;
  timeZone: string;
}

export interface StoredUser {
  id: string;
  email: string;
  name: string | null;
}

const shown = { id: true, email: true, name: true } as const;

/** E-mail addresses are kept and looked up in lower case. */
const normal = (email: string) => email.trim().toLowerCase();

/**
 * Makes a user with default settings, or returns "taken" when the address has an account. It is one
 * write, or part of the transaction that is given.
 */
export async function createUser(
  { timeZone, email, ...user }: NewUser,
  within: Prisma.TransactionClient = db(),
): Promise<StoredUser | "taken"> {
  const data = { ...user, email: normal(email), settings: { create: { ...DEFAULT_SETTINGS, timeZone } } };
  try {
    return await within.user.create({ data, select: shown });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return "taken";
    throw error;
  }
}

/** The user of an address with the hash to check a password against, or null. */
export async function findUserByEmail(email: string): Promise<(StoredUser & { passwordHash: string | null }) | null> {
  return db().user.findUnique({ where: { email: normal(email) }, select: { ...shown, passwordHash: true } });
}

/** The user of an id; null when there is none (any more). */
export async function findUser(userId: string): Promise<StoredUser | null> {
  return db().user.findUnique({ where: { id: userId }, select: shown });
}

/** The user who signs in through a provider under this id, or null. */
export async function findUserByAccount(provider: string, providerAccountId: string): Promise<StoredUser | null> {
  const key = { provider_providerAccountId: { provider, providerAccountId } };
  return (await db().account.findUnique({ where: key, select: { user: { select: shown } } }))?.user ?? null;
}

/** Lets a user sign in with an account of a provider too. Throws where that account is linked already. */
export async function linkAccount(userId: string, provider: string, providerAccountId: string): Promise<void> {
  await db().account.create({ data: { userId, provider, providerAccountId } });
}
