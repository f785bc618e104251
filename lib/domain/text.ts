import { z } from "zod";

/** Text as a database can hold it: without NUL, and with U+FFFD for half of a surrogate pair. */
export const storable = (text: string) =>
  text
    .replaceAll("\0", "")
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");

/** Text from outside, of at most so many characters. There is no other: tests/unit/domain/text.test.ts. */
export const textSchema = (longest: number, sentence = `Enter ${longest.toLocaleString("en")} characters at most.`) =>
  z.string("Enter a text.").max(longest, sentence).transform(storable);

/** The name of a deck or card in an address. */
export const slugSchema = textSchema(200, "There is nothing at this address.");
