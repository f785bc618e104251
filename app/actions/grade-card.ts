"use server";

import { action } from "@/lib/action";
import { gradeCard as grade } from "@/lib/db/reviews";
import { reviewSchema } from "@/lib/domain/review";

/** Grades a card; see lib/db/reviews.ts for what can become of it. */
export const gradeCard = action(reviewSchema, grade, "act");
