"use server";

import { action } from "@/lib/action";
import { changeCard as change } from "@/lib/db/actions";
import { cardActionSchema } from "@/lib/domain/action";

/** Suspends, buries or resets a card, or takes one of these back; see lib/db/actions.ts for what can become of it. */
export const changeCard = action(cardActionSchema, change, "act");
