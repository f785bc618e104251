import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decksOf, type NamedDeck } from "@/lib/domain/search-decks";

const deck = (title: string): NamedDeck => ({ id: title, slug: title.toLowerCase().replaceAll(" ", "-"), title });
const some = ["Caching", "Data modeling", "Data pipelines", "Réseaux"].map(deck);
const titles = (name: string) => decksOf(name, some).map(({ title }) => title);

describe("decksOf", () => {
  it("finds a deck by title or address, composed in either way, before any other", () => {
    expect(titles("caching")).toEqual(["Caching"]);
    expect(titles("DATA MODELING")).toEqual(["Data modeling"]);
    expect(titles("re\u0301seaux")).toEqual(["Réseaux"]);
    expect(titles("reseaux")).toEqual(["Réseaux"]);
    expect(titles("data")).toEqual(["Data modeling", "Data pipelines"]);
  });

  it("takes a star for anything, and nothing else", () => {
    expect(titles("data*")).toEqual(["Data modeling", "Data pipelines"]);
    expect(titles("*ing")).toEqual(["Caching", "Data modeling"]);
    expect(titles("d*a*ing")).toEqual(["Data modeling"]);
    expect(titles("*")).toHaveLength(4);
    expect(titles("data modeling*ing")).toEqual([]); // nothing is used twice
    expect(titles("c.ching*")).toEqual([]);
  });

  it("does not hang the server on a name of forty stars", () => {
    const long = [deck("a".repeat(100)), deck("caching ".repeat(12).trim())];
    const begun = performance.now();
    for (const name of [
      "*".repeat(40),
      "*a".repeat(5),
      "*a".repeat(140),
      `${"*a".repeat(99)}b`,
      `${"a*".repeat(50)}b*`,
    ])
      decksOf(name, long);
    expect(performance.now() - begun).toBeLessThan(100);
  });

  it("finds what a regular expression finds where that is quick", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "-"), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*"), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(pattern, text, (name, title) => {
        fc.pre(name.includes("*") && title !== name);
        const expected = new RegExp(`^${name.replaceAll("*", ".*")}$`).test(title);
        expect(decksOf(name, [{ id: "1", slug: title, title }]).length > 0).toBe(expected);
      }),
    );
  });
});
