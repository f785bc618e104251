import { cookies } from "next/headers";
import type { Adapter, AdapterAccount, AdapterUser } from "next-auth/adapters";
import { createUser, findUser, findUserByAccount, findUserByEmail, linkAccount, type StoredUser } from "../db/users";
import { offeredZone } from "../domain/time-zones";

/** The cookie in which the sign-in pages leave the browser's time zone for a provider's new users. */
export const TIME_ZONE_COOKIE = "time-zone";

const toAdapterUser = (user: StoredUser): AdapterUser => ({ ...user, emailVerified: null });

/**
 * What next-auth needs of the database for sign-in through a provider: users and the accounts that
 * belong to them. Sessions are signed cookies, and the providers' tokens are not kept.
 */
export const adapter: Adapter = {
  async createUser({ email, name }: Omit<AdapterUser, "id">) {
    const zone = (await cookies()).get(TIME_ZONE_COOKIE)?.value ?? "";
    const timeZone = offeredZone(zone) ?? "UTC";
    const user = await createUser({ email, name: name ?? null, passwordHash: null, timeZone });
    if (user === "taken") throw new Error("the address was taken between next-auth's look and its write");
    return toAdapterUser(user);
  },
  async getUser(id) {
    const user = await findUser(id);
    return user && toAdapterUser(user);
  },
  async getUserByEmail(email) {
    const user = await findUserByEmail(email);
    return user && toAdapterUser(user);
  },
  async getUserByAccount({ provider, providerAccountId }) {
    const user = await findUserByAccount(provider, providerAccountId);
    return user && toAdapterUser(user);
  },
  async updateUser({ id }) {
    const user = await findUser(id);
    if (!user) throw new Error("next-auth asked to update a user who does not exist");
    return toAdapterUser(user);
  },
  async linkAccount({ userId, provider, providerAccountId }: AdapterAccount) {
    await linkAccount(userId, provider, providerAccountId);
  },
};
