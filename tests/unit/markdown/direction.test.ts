import { describe, expect, it } from "vitest";
import { toHtml } from "@/lib/markdown/to-html";

const html = (markdown: string) => toHtml(markdown, "block");

describe("the direction of what a learner wrote", () => {
  it("is that of each block's first letter", () => {
    expect(html("מה זה?\n\nWhat?\n\n12: ما هذا؟")).toBe(
      '<p dir="rtl">מה זה?</p>\n<p>What?</p>\n<p dir="rtl">12: ما هذا؟</p>',
    );
    expect(html("# כותרת\n\n> ציטוט")).toBe(
      '<h1 dir="rtl">כותרת</h1>\n<blockquote dir="rtl">\n<p>ציטוט</p>\n</blockquote>',
    );
  });

  it("is a list's and a table's too, so that their marks and columns stand on the right side", () => {
    expect(html("- אחד\n- two")).toBe('<ul dir="rtl">\n<li>אחד</li>\n<li dir="ltr">two</li>\n</ul>');
    expect(html("| שם | size |\n|---|---|\n| א | 1 |")).toContain('<table dir="rtl">');
    expect(html("| שם | size |\n|---|---|\n| א | 1 |")).toContain(
      'class="table-scroll" tabindex="0" role="group" aria-label="Table, שם, size" dir="rtl"',
    );
  });

  it("does not come from code, which goes from left to right", () => {
    expect(html("`GET` הוא")).toBe('<p dir="rtl"><code>GET</code> הוא</p>');
    expect(html("- א\n\n  ```\n  code\n  ```")).toContain('<pre dir="ltr"');
  });

  it("is not written where it is the page's", () => {
    expect(html("# A\n\n- b\n\n> c\n\n```\nd\n```")).not.toContain("dir=");
  });
});
