import { expect, it } from "vitest";
import { decodeBytes, documentName } from "../../../../../seed/documents/read/decode";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

it("reads UTF-8, and UTF-16 by its mark", () => {
  expect(decodeBytes(new TextEncoder().encode("é → 日"))).toEqual({ text: "é → 日", findings: [] });
  expect(decodeBytes(bytes(0xff, 0xfe, 0x41, 0, 0x3f, 0)).text).toBe("A?");
  expect(decodeBytes(bytes(0xfe, 0xff, 0, 0x41)).text).toBe("A");
});

it("replaces bad bytes and tells their lines", () => {
  const { text, findings } = decodeBytes(bytes(0x61, 0x0a, 0xff, 0x0a, 0x62, 0xc3, 0x28));
  expect(text).toBe("a\n\ufffd\nb\ufffd(");
  expect(findings.map(({ line, code }) => [line, code])).toEqual([
    [2, "invalid-utf8"],
    [3, "invalid-utf8"],
  ]);
});

it("takes no binary for text", () => {
  expect(decodeBytes(bytes(0x89, 0x50, 0x4e, 0x47, 0, 1)).findings[0]?.code).toBe("binary");
  expect(decodeBytes(bytes(...Array.from({ length: 100 }, (_, index) => (index % 20) + 1))).text).toBeUndefined();
});

it("names documents by their file up to the first _ or .", () => {
  expect(["a_b.md", "a.b_c", "a-b.md", "_x.md"].map(documentName)).toEqual(["a", "a", "a-b", "_x.md"]);
});
