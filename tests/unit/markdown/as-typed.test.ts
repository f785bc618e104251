// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell variables are typed too
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onOneLine, toPlainText } from "@/lib/markdown/plain-text";
import { asPlain, toHtml } from "@/lib/markdown/to-html";

/** The text content of HTML, as a browser has it. */
const contentOf = (html: string) =>
  html
    .replace(/<(?:[^>"]|"[^"]*")*>/g, "")
    .replace(/&(?:#x([0-9a-f]+)|lt|amp);/gi, (reference, code?: string) =>
      code ? String.fromCodePoint(Number.parseInt(code, 16)) : reference === "&lt;" ? "<" : "&",
    );

const visible = (text: string) => text.replace(/\s+/g, "");

/** Every way in which a text is shown. */
const SHOWN: Record<string, (text: string) => string> = {
  "as an answer, a note, a quote": (text) => contentOf(toHtml(text, "block")),
  "as a question or a point": (text) => contentOf(toHtml(text, "line")),
  "in a search": (text) => toPlainText(text, "block", "searched"),
  "as a found question": (text) => toPlainText(text, "line", "searched"),
  "as a title": (text) => toPlainText(text, "line", "title"),
  "beyond the limits": (text) => contentOf(asPlain(text, "block")),
};

describe.each(Object.entries(SHOWN))("what is typed is what is shown %s", (_, show) => {
  it.each([
    "What is `List<String>` and List<String>?".replaceAll("`", ""),
    "x<y and y>z",
    "/users/<id>/posts",
    "<name>",
    "a </div> b <div class='x'> c",
    "<std:string> and std::vector<std::string>",
    "&lt;div&gt; &amp; &copy; &#65; &nbsp; AT&T",
    "a <!-- comment --> b <?php ?> <![CDATA[x]]> <!DOCTYPE html>",
    "$5 and $10",
    "US$5, $5-$10, 10$, $",
    "$HOME and $PATH, $HOME/$PATH, ${a}${b}, $(pwd)$(ls), $1$2, kill $$ and $$",
    "^a$|^b$ is $ (not $)",
    "~5 ms to ~6 ms, 2 * 3 * 4, max_open_files, C:\\dir\\x",
    "60*60*24 s, 2 * 3 * 4, users*posts*bytes, (a+b)*(c+d)*e, 2**10 and 2**20, O(n**2) and O(n**3)",
    "C:\\_x\\.git and \\\\server\\_share, C:\\_x",
    "\\d+\\.\\d, ^\\s*\\#\\w\\*, \\w\\*x\\*, \\\\d+\\\\., \\(x\\), a\\!, x\\-y",
    "[x]: y",
    "[](x) and [ ](y)",
    "השאלה היא מה זה Redis?",
    "ما هو Redis؟ نَصٌّ",
    "e\u0301 n\u0303 \u200bzero\u200dwidth \u2066isolate\u2069 \ufeff",
    "日本語と한국어 ภาษาไทย देवनागरी 🧑‍💻",
  ])("%s", (text) => {
    expect(visible(show(text))).toBe(visible(text));
  });

  it("any words of any script, with whatever signs are no marks of Markdown there", () => {
    // What makes no construct, wherever it stands among words and blanks.
    const signs = fc.constantFrom(
      "<",
      ">",
      "&",
      "&lt;",
      "&#65;",
      "<b>",
      "</b>",
      "<a href='x'>",
      "<!--",
      "-->",
      "$",
      "$5",
      "${x}",
      "$x ",
      "%",
      "^",
      "{",
      "}",
      "(",
      ")",
      '"',
      "'",
      ";",
      "=",
      "@",
      "?",
      "\u200b",
      "\u202e",
      "\u0301",
      "\u05d0",
      "\u0627",
    );
    const word = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 6 })
      .map((text) => text.replace(/[\s\\`*_[\]!~|:+.#=<>&$-]|\d|www|\p{Cc}/gu, "x"));
    const text = fc
      .array(fc.oneof(word, signs), { minLength: 1, maxLength: 12 })
      .map((parts) => `x ${parts.join(" ")}`);
    fc.assert(
      fc.property(text, (typed) => {
        fc.pre(!/\$\S(?:.*\S)?\$/.test(typed)); // that is a formula
        expect(visible(show(typed))).toBe(visible(typed));
      }),
      { numRuns: 400 },
    );
  });
});

describe("a field of one line", () => {
  it.each([
    "# of replicas?",
    "1. First?",
    "- minus",
    "> 5 ms?",
    "---",
    "```js",
    "| a | b |",
    "    indented",
    "[x]: y",
    "[ ] done?",
    "$$",
  ])("has no blocks: %s", (typed) => {
    expect(visible(contentOf(toHtml(typed, "line")))).toBe(visible(typed));
    expect(toPlainText(typed, "line", "title")).toBe(onOneLine(typed));
  });
});

describe("Markdown that would drop words", () => {
  it.each([
    ["cells beyond the head's", "| a |\n|---|\n| b | c |", "abc"],
    ["the second of two definitions, and one that nothing refers to", "[a]: x\n\n[b]: y\n\n[a]", "[b]:ya"],
    ["a note that nothing refers to", "x\n\n[^1]: y", "x[^1]:y"],
    ["a formula that is not closed", "$$\nx\n\ny", "$$xy"],
    ["a formula of nothing", "$$\n$$", "$$$$"],
    ["a formula that TeX does not understand", "$\\nonsense{$ and $$\\frac{$$", "$\\nonsense{$and$$\\frac{$$"],
    ["a picture", "![A map](https://example.com/map.png)", "Amap"],
  ])("shows %s", (_, markdown, words) => {
    expect(visible(contentOf(toHtml(markdown, "block")))).toBe(words);
  });

  it("shows both dollars again of a formula in a question that TeX does not understand", () => {
    expect(contentOf(toHtml("$$\\frac{$$ and $\\frac{$", "line"))).toBe("$$\\frac{$$ and $\\frac{$");
    expect(toHtml("$$x$$", "line")).toContain("<math");
  });

  it("is HTML for four tags, and nothing else", () => {
    expect(toHtml("H<sub>2</sub>O, x<sup>**2**</sup>, <kbd>Ctrl</kbd>, <sub>open, <br/>next</kbd>", "line")).toBe(
      "H<sub>2</sub>O, x<sup><strong>2</strong></sup>, <kbd>Ctrl</kbd>, &#x3C;sub>open, <br>\nnext&#x3C;/kbd>",
    );
  });
});

describe("Markdown's escape", () => {
  it.each([
    [
      "\\*no emphasis\\*, max\\_open\\_files, \\`x\\`, \\$5, \\<b>, C\\#",
      "*no emphasis*, max_open_files, `x`, $5, <b>, C#",
    ],
    ["1\\. First", "1. First"],
    ["\\- minus", "- minus"],
    ["\\[x](y) a\\~b", "[x](y) a~b"],
  ])("is not shown: %s", (typed, words) => {
    expect(contentOf(toHtml(typed, "block"))).toBe(words);
    expect(toPlainText(typed, "line", "title")).toBe(words);
  });

  it("leaves emphasis, and stars between words of scripts without spaces", () => {
    expect(toHtml("*a* **b**c x**y**z 中*文*字 *a\\*b*", "line")).toBe(
      "<em>a</em> <strong>b</strong>c x<strong>y</strong>z 中<em>文</em>字 <em>a*b</em>",
    );
  });
});

describe("any Markdown", () => {
  it("shows each of its letters and digits", () => {
    const marks = fc.constantFrom(
      "*",
      "**",
      "_",
      "`",
      "```",
      "~~",
      "[",
      "]",
      "(",
      ")",
      "!",
      "<",
      ">",
      "|",
      "|-|",
      "#",
      "- ",
      "1. ",
      "\n",
      "\n\n",
      "$",
      "$$",
      "\\",
      ":",
      "[^",
      "]: ",
      "<sub>",
      "</sub>",
      "&lt;",
      "    ",
    );
    const words = fc.constantFrom("one", "שלום", "سلام", "δύο", "三", "x");
    // Addresses and the names of languages are not shown: no word follows "](", "```" or "]: " in these texts.
    const text = fc
      .array(fc.tuple(marks, words), { maxLength: 14 })
      .map((parts) => parts.map(([mark, word]) => `${mark}${word} `).join(""));
    fc.assert(
      fc.property(text, (typed) => {
        fc.pre(!/\]\(|```|~~~|\]:|\$/.test(typed.replace(/\s/g, "")));
        const shown = contentOf(toHtml(typed, "block"));
        for (const word of ["one", "שלום", "سلام", "δύο", "三"]) {
          expect(shown.split(word).length).toBe(typed.split(word).length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
