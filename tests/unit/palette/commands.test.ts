import { expect, it } from "vitest";
import { commandsFor } from "@/components/palette/commands";

const decks = [
  { slug: "caching", title: "Caching", studied: true },
  { slug: "data-modeling", title: "Data modeling", studied: false },
];
const card = { slug: "cache-stampede", deckTitle: "Caching", question: [{ text: "What is it?", marked: false }] };
const ids = (typed: string, signedIn = true) => commandsFor(typed, decks, [card], signedIn).map(({ id }) => id);

it("offers reviews, pages and decks before anything is typed, and no cards", () => {
  expect(ids("").slice(0, 4)).toEqual(["review", "practice", "review-caching", "practice-caching"]);
  expect(ids("")).toContain("page-/statistics");
  expect(ids("")).toContain("deck-data-modeling");
  expect(ids("")).not.toContain("card-cache-stampede");
});

it("finds decks by the beginnings of their words, reviews of what is studied, pages by what else they are called", () => {
  expect(ids("cach")).toEqual(["deck-caching", "review-caching", "practice-caching", "card-cache-stampede", "search"]);
  expect(ids("mod da")).toEqual(["deck-data-modeling", "card-cache-stampede", "search"]);
  expect(ids("retention")).toContain("page-/statistics");
  expect(commandsFor("rate & limit", [], [], true).at(-1)?.href).toBe("/search?q=rate%20%26%20limit");
});

it("finds decks in any script, with or without accents", () => {
  const own = [
    { slug: "a", title: "Réseaux", studied: false },
    { slug: "b", title: "缓存一致性", studied: false },
  ];
  const found = (typed: string) =>
    commandsFor(typed, own, [], false).flatMap(({ group, id }) => (group === "Decks" ? id : []));
  expect(found("reseau")).toEqual(["deck-a"]);
  expect(found("RE\u0301S")).toEqual(["deck-a"]);
  expect(found("一致")).toEqual(["deck-b"]);
  expect(found("&")).toEqual([]);
});

it("offers a visitor only what a visitor may see", () => {
  expect(ids("", false)).toEqual(["page-/", "page-/decks", "page-/search", "deck-caching", "deck-data-modeling"]);
  expect(ids("review caching", false)).toEqual(["card-cache-stampede", "search"]);
});
