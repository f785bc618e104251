import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeList, draftOf, EMPTY_DRAFT, readDraft, sameDraft } from "@/lib/domain/card-draft";

describe("changeList", () => {
  const changed = (command: string, most = 9) => changeList(["a", "b", "c"], command, "new", most).join("");
  it("moves, removes and adds", () => {
    expect(changed("up:1")).toBe("bac");
    expect(changed("down:0")).toBe("bac");
    expect(changed("remove:2")).toBe("ab");
    expect(changed("add")).toBe("abcnew");
  });

  it("leaves the list as it is beyond its ends, when it is full, and for anything else", () => {
    for (const command of ["up:0", "down:2", "up:3", "remove:-1", "up:x", "up", "save", "", "swap:1", "up:1.5"]) {
      expect(changed(command)).toBe("abc");
    }
    expect(changed("add", 3)).toBe("abc");
  });

  it("loses nothing by a move, and moving back undoes it", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2 }), fc.nat(), (list, n) => {
        const at = 1 + (n % (list.length - 1));
        const moved = changeList(list, `up:${at}`, "", 99);
        expect([...moved].sort()).toEqual([...list].sort());
        expect(changeList(moved, `down:${at - 1}`, "", 99)).toEqual(list);
      }),
    );
  });
});

describe("a draft", () => {
  it("is read out of the form that shows it", () => {
    const words = { question: "Q", summary: "S", keyPoints: [{ id: "1", text: "P" }], details: "D" };
    const draft = draftOf(words, ["a", "b"], "advanced");
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...words, tags: draft.tags, level: draft.level })) {
      if (typeof value === "string") form.set(name, value);
    }
    form.append("pointId", "1");
    form.append("point", "P");
    form.append("pointId", "");
    form.append("point", "New");
    expect(readDraft(form)).toEqual({
      ...draft,
      keyPoints: [
        { id: "1", text: "P" },
        { id: null, text: "New" },
      ],
    });
    expect(readDraft(new FormData())).toEqual({ ...EMPTY_DRAFT, level: "" });
  });

  it("is the same with other line endings and with empty points more", () => {
    const draft = { ...EMPTY_DRAFT, summary: "a\nb" };
    expect(sameDraft(draft, { ...draft, summary: "a\r\nb", keyPoints: [{ id: null, text: " " }] })).toBe(true);
    expect(sameDraft(draft, { ...draft, tags: "x" })).toBe(false);
  });
});
