import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginning, toPlainText } from "@/lib/markdown/plain-text";

describe("toPlainText, for a title", () => {
  it.each([
    ["What does `GET` **mean**, and _why_?", "What does GET mean, and why?"],
    ["One.\n\n- Two\n- [three](https://example.com)", "One. Two three"],
    ["A line\nand another", "A line and another"],
    ["Before\n\n```sql\nSELECT 1\n```\n\nafter", "Before after"],
    ["a < b & c <script>x</script> &lt;", "a < b & c <script>x</script> &lt;"],
    ["A $x^2$ costs $5 or $10", "A x^2 costs $5 or $10"],
    ["", ""],
  ])("%j is %j", (markdown, text) => {
    expect(toPlainText(markdown, "block", "title")).toBe(text);
  });
});

describe("beginning", () => {
  it("ends at a word, and says that there is more", () => {
    expect(beginning("One two three", 13)).toBe("One two three");
    expect(beginning("One two, three", 11)).toBe("One two…");
  });

  it("is never longer than asked for", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 5, max: 200 }), (text, length) => {
        expect(beginning(text, length).length).toBeLessThanOrEqual(Math.max(length, 0));
      }),
    );
  });
});

describe("toPlainText, to be searched", () => {
  it.each([
    ["**Latency**: a `hit` takes [1 ms](https://x.y)", "Latency: a hit takes 1 ms"],
    ["- one\n- two\n\n> three", "one two three"],
    ["| a | b |\n|---|:-:|\n| 1 | 2 |", "a · b · 1 · 2"],
    ["```sql\nSELECT 1\n```", "SELECT 1"],
    ["2 * 3 = 6 and *so* _it_ is; max_connections", "2 * 3 = 6 and so it is; max_connections"],
    ["## Head\n\ntext<br/>more", "Head text more"],
  ])("shows %j as %j", (markdown, plain) => expect(toPlainText(markdown, "block", "searched")).toBe(plain));
});
