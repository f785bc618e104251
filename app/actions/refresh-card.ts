"use server";

import { revalidatePath } from "next/cache";

/** Has the pages drawn anew after a card was changed. */
export async function refreshCard(): Promise<void> {
  revalidatePath("/", "layout");
}
