import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { Issue, SourceDocument } from "./documents/model";
import { decodeBytes, documentName } from "./documents/read/decode";

/** Bytes of a file that is still read: a document of ten thousand questions has three million. */
const maxFileBytes = 160_000_000;

/** Files read: documents in the order of their paths, and an issue for each that could not be used. */
export type FilesRead = { sources: SourceDocument[]; issues: Issue[] };

const reasons: Record<string, string> = {
  ENOENT: "The file is not there.",
  EACCES: "The file may not be read.",
  EPERM: "The file may not be read.",
  ELOOP: "The link points to itself.",
};

function failure(file: string, error: unknown): Issue {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return {
    document: documentName(path.basename(file)),
    line: 1,
    code: "unreadable",
    message: `${reasons[code] ?? "The file cannot be read."} (${file})`,
  };
}

function listFiles(folder: string, seen: Set<string>): string[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  const names = readdirSync(folder).filter((name) => !name.startsWith(".") && name !== "node_modules");
  return names.sort().flatMap((name) => {
    const full = path.join(folder, name);
    try {
      return statSync(full).isDirectory() ? listFiles(full, seen) : [full];
    } catch {
      // It is gone or leads nowhere: reading it will say so.
      return [full];
    }
  });
}

function readOne(file: string): FilesRead {
  const document = documentName(path.basename(file));
  const issue = (code: string, message: string): FilesRead => ({
    sources: [],
    issues: [{ document, line: 1, code, message: `${message} (${file})` }],
  });
  try {
    const stat = statSync(file);
    // Reading a pipe or device might never end.
    if (!stat.isFile()) return issue("not-a-file", "This is no ordinary file.");
    if (stat.size > maxFileBytes)
      return issue("too-large", `The file has ${stat.size} bytes; at most ${maxFileBytes} are read.`);
    const { text, findings } = decodeBytes(readFileSync(file));
    const issues = findings.map(({ line, code, message }) => ({ document, line, code, message }));
    return { sources: text === undefined ? [] : [{ document, text }], issues };
  } catch (error) {
    return { sources: [], issues: [failure(file, error)] };
  }
}

/** Paths of files and folders → the documents in them, folders in the order of names. Never throws. */
export function readFiles(paths: string[]): FilesRead {
  const all: FilesRead = { sources: [], issues: [] };
  const seen = new Set<string>();
  for (const given of paths) {
    let files = [given];
    try {
      if (statSync(given).isDirectory()) {
        files = listFiles(given, seen);
        if (files.length === 0) {
          all.issues.push({
            document: documentName(path.basename(path.resolve(given))),
            line: 1,
            code: "no-documents",
            message: `The folder holds no documents. (${given})`,
          });
        }
      }
    } catch (error) {
      all.issues.push(failure(given, error));
      continue;
    }
    for (const file of files) {
      const read = readOne(file);
      all.sources.push(...read.sources);
      all.issues.push(...read.issues);
    }
  }
  return all;
}
