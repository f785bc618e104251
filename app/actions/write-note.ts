"use server";

import { action } from "@/lib/action";
import { writeNote as write } from "@/lib/db/actions";
import { noteSchema } from "@/lib/domain/action";

/** Keeps a learner's note on a card; see lib/db/actions.ts for what can become of it. */
export const writeNote = action(noteSchema, write);
