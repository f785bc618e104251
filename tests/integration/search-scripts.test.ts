import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { db } from "@/lib/db/client";
import { searchCards } from "@/lib/db/search";
import { isUnspaced, wordsOf } from "@/lib/domain/search-fold";
import { markWords } from "@/lib/domain/search-marks";
import { deploy } from "@/prisma/migrate";
import { useDatabase } from "../support/database";
import { aUser, importAs, settingsIn, smallContent } from "../support/fixtures";
import { query } from "../support/sql";

const database = useDatabase();
const now = new Date("2026-11-22T08:00:00Z");
let user = "";
let deckId = "";

beforeAll(async () => {
  await importAs(smallContent());
  user = await aUser();
  const deck = await db().deck.create({
    data: { ownerId: user, slug: "scripts", title: "Scripts", description: "", position: 1, prerequisites: [] },
  });
  deckId = deck.id;
});

async function addCard(question: string, { summary = "-", points = [] as string[], details = "" } = {}) {
  const slug = `card-${randomUUID()}`;
  await db().card.create({
    data: {
      ...{ origin: "own", slug, deckId, position: 1, level: "core", question, summary, details },
      keyPoints: { create: points.map((text, i) => ({ position: i + 1, text })) },
    },
  });
  return slug;
}

const search = (text: string) =>
  searchCards(user, settingsIn("UTC"), text, now, { limit: 1000, offset: 0 }).then((answer) => ({
    ...answer,
    slugs: answer.cards.map(({ slug }) => slug),
  }));

describe("search, in any script", () => {
  it.each([
    ["कैशिंग क्या है?", ["कैशिंग", "क्या"]],
    ["แคชคืออะไรในระบบ", ["แคช", "ระบบ", "แคชคืออะไร"]],
    ["ما هي الذَّاكِرَة المُؤَقَّتة؟", ["الذَّاكِرَة", "الذاكرة", "المؤقتة"]],
    ["מהו זִכְרוֹן מטמון?", ["זִכְרוֹן", "זכרון"]],
    ["Ο διακομιστής και οι ΟΔΟΣ", ["διακομιστης", "ΔΙΑΚΟΜΙΣΤΉΣ", "οδός", "οδος"]],
    ["İstanbul’daki sunucu ışık", ["istanbul", "İSTANBUL", "isik", "IŞIK"]],
    ["Große Straße", ["strasse", "STRASSE", "straße", "grosse"]],
    ["A naïve cache in Łódź, with smørrebrød", ["naive", "naïve", "lodz", "ŁÓDŹ", "smorrebrod", "smørrebrød"]],
    ["Un cafe\u0301 decomposed", ["cafe", "café", "cafe\u0301", "CAFÉ"]],
    ["如何保证缓存的一致性问题", ["一致性", "缓存", "缓存的一致性", "一", "题", "“一致性问题”"]],
    ["キャッシュの無効化とは", ["無効化", "キャッシュ", "ｷｬｯｼｭ", "「無効化」"]],
    ["Redis缓存穿透 explained", ["Redis缓存", "redis 穿透", "缓存穿透", '"Redis缓存穿透 explained"']],
    ["서버는 무엇인가요", ["서버는", "서버"]],
    ["Ｋａｆｋａ とは", ["kafka", "Ｋａｆｋａ"]],
    ["Đó là thé", ["đó", "thé"]],
    ["Ёлка и Сервер", ["ёлка", "елка", "СЕРВЕР"]],
    ["ក្រុម​បម្រើ ເຊີບເວີ ဆာဗာ", ["បម្រើ", "ເຊີບ", "ဆာဗာ"]],
  ])("finds %j by %j, where it once found nothing", async (question, words) => {
    const slug = await addCard(question);
    for (const word of words) expect((await search(word)).slugs, word).toContain(slug);
  });

  it.each([
    ["**Fail**over of H<sub>2</sub>O, `Promise`s and x**y**~~z~~w", ["failover", "H2O", "Promises", "xyzw", "fail"]],
    [
      "A std::vector at localhost:3000, user:123, 60*60*24 and C:\\_x\\.git",
      [...["std::vector", "localhost:3000", "user:123", "60*60", "C:\\_x\\.git", "60*60*24"]],
    ],
    [
      "List<String>, #tags, $HOME/.ssh, \\d+\\.\\d, a_b_c, it’s, O(n²), 日**本**語",
      [...["List<String>,", "#tags,", "$HOME/.ssh,", "a_b_c,", "O(n²),", "n2", "日本語", "本"]],
    ],
  ])("finds %j by words copied from the page", async (question, words) => {
    const slug = await addCard(question);
    for (const word of words) {
      const found = await search(word);
      expect(found.slugs, word).toContain(slug);
      if (!word.includes("*")) expect(found.mistakes, word).toEqual([]);
    }
  });

  it("finds no card of a text of which it has only some characters", async () => {
    const slug = await addCard("致一的存缓");
    expect((await search("一致")).slugs).not.toContain(slug);
    expect((await search('"缓存的一致性"')).slugs).not.toContain(slug);
  });

  it("marks what it found as it is written there", async () => {
    const marks = async (text: string, card: string) =>
      markWords(card, (await search(text)).marked).flatMap((piece) => (piece.marked ? [piece.text] : []));
    expect(await marks("naive lodz", "A naïve cache in Łódź, with smørrebrød")).toEqual(["naïve", "Łódź"]);
    expect(await marks("一致性", "如何保证缓存的一致性问题")).toEqual(["一致性"]);
    expect(await marks("redis缓存", "Redis缓存穿透 explained")).toEqual(["Redis缓存"]);
    expect(await marks("ｷｬｯｼｭ", "キャッシュの無効化とは")).toEqual(["キャッシュ"]);
  });

  it("finds a word at the very end of a long Chinese text", async () => {
    const ideographs = Array.from({ length: 19_000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000)));
    const slug = await addCard("长", { summary: "前".repeat(3000), details: `${ideographs.join("")}末尾词语` });
    expect((await search("末尾词语")).slugs).toContain(slug);
  });

  it("finds notes by their words too", async () => {
    const slug = await addCard("Something else");
    const card = await db().card.findFirstOrThrow({ where: { slug } });
    await db().note.create({
      data: { userId: user, cardId: card.id, text: "Voilà: le café, 缓存的一致性, and caches" },
    });
    for (const text of ["note:cafe", "note:voilà", "note:一致性", "note:缓", "note:cache", 'note:"le cafe"'])
      expect((await search(text)).slugs, text).toEqual([slug]);
    expect((await search("note:缓致")).slugs).toEqual([]);
  });

  it("finds a generated card by any of its words, in whatever form", { timeout: 120_000 }, async () => {
    const letters = (...ranges: [number, number][]) =>
      fc.oneof(
        ...ranges.map(([min, max]) =>
          fc
            .integer({ min, max })
            .map((code) => String.fromCodePoint(code))
            .filter((char) => !/\p{Cn}/u.test(char)),
        ),
      );
    const scripts = [
      letters([0x61, 0x7a]),
      letters([0xc0, 0x24f]),
      letters([0x370, 0x3ff]),
      letters([0x400, 0x52f]),
      letters([0x531, 0x586]),
      letters([0x5d0, 0x5ea], [0x5b0, 0x5bd]),
      letters([0x620, 0x64a], [0x64b, 0x652], [0x671, 0x6d3]),
      letters([0x904, 0x939], [0x93a, 0x94d]),
      letters([0xe01, 0xe3a], [0xe40, 0xe4e]),
      letters([0x1780, 0x17d3]),
      letters([0x1000, 0x1049]),
      letters([0x1e00, 0x1fff]).filter((char) => !char.normalize("NFD").includes("\u0345")), // an iota, in capitals
      letters([0x3041, 0x3096], [0x30a1, 0x30fa], [0xff66, 0xff9f]),
      letters([0x4e00, 0x9fff], [0x20000, 0x2a6df]),
      letters([0xac00, 0xd7a3]),
      letters([0xff21, 0xff5a]),
      letters([0x300, 0x36f], [0x61, 0x7a]),
    ];
    const word = fc.oneof(...scripts.map((letter) => fc.string({ unit: letter, minLength: 2, maxLength: 9 })));
    const lists = fc.sample(fc.array(word, { minLength: 4, maxLength: 10 }), { numRuns: 40, seed: 5 });
    for (const list of lists) {
      const [first = "", second = "", third = "", ...rest] = list;
      const slug = await addCard(`Q ${first}?`, { summary: second, points: [third], details: rest.join(", ") });
      for (const copied of list) {
        // English words that full text leaves out are not to be found by themselves, nor what is no word at all.
        const forms = [
          copied,
          copied.normalize("NFC"),
          copied.normalize("NFD"),
          copied.toUpperCase(),
          copied.toLowerCase(),
        ];
        const withoutAccents = copied.normalize("NFD").replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u0652]/g, "");
        for (const form of new Set([...forms, withoutAccents])) {
          const words = wordsOf(form);
          if (words.length === 0 || words.every((one) => one.length < 2 && !isUnspaced(one))) continue;
          const found = await search(form);
          expect(found.mistakes, JSON.stringify(form)).toEqual([]);
          expect(found.slugs, `${JSON.stringify(form)} of ${JSON.stringify(copied)}`).toContain(slug);
        }
      }
    }
  });
});

describe("folding in the database and here", () => {
  /** The characters that a database folds in another way than `wordsOf`. */
  async function differences(url: string, last: number) {
    const rows = await query<{ code: number; folded: string }>(
      url,
      `SELECT code, search_text('a' || chr(code) || 'b ' || chr(code)) AS folded
       FROM generate_series(1, $1::int) code
       WHERE code NOT BETWEEN 55296 AND 57343
         -- of the large blocks of ideographs and syllables, which are all alike, some
         AND (code % 53 = 0 OR NOT (code BETWEEN 13312 AND 40959 OR code BETWEEN 44032 AND 55203 OR code BETWEEN 94208 AND 101631 OR code > 131071))
         -- What Markdown makes of a sign within a word is another matter.
         AND unicode_assigned(chr(code)) AND chr(code) NOT IN ('(', '*', '\`')`,
      [last],
    );
    const different = rows.filter(({ code, folded }) => {
      const char = String.fromCodePoint(code);
      return wordsOf(`a${char}b ${char}`).join(" ") !== folded.trim().replace(/ +/g, " ");
    });
    return { compared: rows.length, different: different.map(({ code, folded }) => [code.toString(16), folded]) };
  }

  it("is one, for every character of Unicode", { timeout: 120_000 }, async () => {
    const { compared, different } = await differences(database.url(), 0x10ffff);
    expect(compared).toBeGreaterThan(30_000);
    expect(different.slice(0, 20)).toEqual([]);
  });

  it("is one in a database whose locale knows English alone", { timeout: 120_000 }, async () => {
    const server = inject("serverUrl");
    const name = `c_locale_${randomUUID().slice(0, 8)}`;
    await query(
      `${server}postgres`,
      `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'`,
    );
    try {
      await deploy(server + name);
      expect((await differences(server + name, 0x1ffff)).different.slice(0, 20)).toEqual([]);
    } finally {
      await query(`${server}postgres`, `DROP DATABASE ${name} WITH (FORCE)`);
    }
  });

  it("is one for any text", async () => {
    const texts = fc
      .sample(fc.string({ unit: "binary", maxLength: 60 }), { numRuns: 3000, seed: 2 })
      .map((text) => text.replace(/[\0[\]()*`~<\p{Cs}\p{Cn}]/gu, " "));
    const rows = await query<{ folded: string }>(
      database.url(),
      "SELECT search_text(t) AS folded FROM unnest($1::text[]) WITH ORDINALITY u(t, n) ORDER BY n",
      [texts],
    );
    rows.forEach(({ folded }, i) => {
      expect(folded.trim().replace(/ +/g, " "), JSON.stringify(texts[i])).toBe(wordsOf(texts[i] ?? "").join(" "));
    });
  });
});
