import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Store } from "./core";
import type { Entry } from "./entry";

interface Schema extends DBSchema {
  /** Numbered as they are added, by all tabs together: that is the order of the clicks, whatever the clock says. */
  entries: { key: number; value: Entry; indexes: { id: string; userId: string } };
}

/** A browser that does not open its database within this time is taken to have none, in ms. */
const OPENING_MS = 3000;

/** The device's store; in memory from the first failure on (a private window, a full disk), behind what was kept before. */
export class DeviceStore implements Store {
  readonly #memory: Entry[] = [];
  #database: Promise<IDBPDatabase<Schema>> | null = null;
  #failed = false;

  get kept(): boolean {
    return !this.#failed;
  }

  async add(entry: Entry): Promise<void> {
    if (!this.#failed) {
      try {
        await this.#use((database) => database.add("entries", entry));
        return;
      } catch {
        this.#failed = true;
      }
    }
    this.#memory.push(entry);
  }

  async list(userId: string): Promise<Entry[]> {
    const inMemory = this.#memory.filter((entry) => entry.userId === userId);
    try {
      return [...(await this.#use((database) => database.getAllFromIndex("entries", "userId", userId))), ...inMemory];
    } catch {
      this.#failed = true;
      return inMemory;
    }
  }

  async remove(id: string): Promise<void> {
    const at = this.#memory.findIndex((entry) => entry.id === id);
    if (at >= 0) {
      this.#memory.splice(at, 1);
      return;
    }
    await this.#use(async (database) => {
      const key = await database.getKeyFromIndex("entries", "id", id);
      if (key !== undefined) await database.delete("entries", key);
    });
  }

  /** Works on the database; once more on a new connection, for browsers drop connections of sleeping pages. */
  async #use<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    this.#database ??= open();
    try {
      return await work(await this.#database);
    } catch (error) {
      if (error instanceof NoStore) throw error;
      this.#database = open();
      return work(await this.#database);
    }
  }
}

class NoStore extends Error {}

async function open(): Promise<IDBPDatabase<Schema>> {
  const opened = openDB<Schema>("outbox", 1, {
    upgrade(database) {
      const entries = database.createObjectStore("entries", { autoIncrement: true });
      entries.createIndex("id", "id", { unique: true });
      entries.createIndex("userId", "userId");
    },
  });
  const late = new Promise<never>((_, reject) => setTimeout(reject, OPENING_MS, new NoStore()));
  return Promise.race([opened, late]);
}
