import { readFile, stat } from "node:fs/promises";
import type { ConfigFileState } from "../../domain/session/configFile";

/** What a file holds. Missing is also what is no file, as for the AWS CLI. */
export interface FileText {
  readonly text: string;
  readonly state: ConfigFileState["state"];
}

/** Bytes; the config files of thousands of profiles have one or two million. */
const largest = 20_000_000;

/** Reads a text file of UTF-8. Never rejects. */
export async function readFileText(path: string): Promise<FileText> {
  try {
    // Before it is opened: that would wait for whoever writes into a pipe.
    const found = await stat(path);
    if (found.isDirectory()) return { text: "", state: "folder" };
    // A device such as /dev/null, which people name to have no file.
    if (!found.isFile()) return { text: "", state: "missing" };
    if (found.size > largest) return { text: "", state: "tooLarge" };
    return decoded(await readFile(path));
  } catch (error) {
    return { text: "", state: stateOf(error) };
  }
}

/** The CLI refuses a file that isn't UTF-8; where it is some other superset of ASCII, what is ASCII can be read. */
function decoded(bytes: Buffer): FileText {
  if (isUtf16(bytes)) return { text: "", state: "notUtf8" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, state: "read" };
  } catch {
    return { text: bytes.toString("latin1"), state: "notUtf8" };
  }
}

/** By its byte order mark, else by the zero byte of the `[` that such a file begins with. */
function isUtf16([first, second]: Buffer): boolean {
  return (
    first === 0 ||
    second === 0 ||
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff)
  );
}

function stateOf(error: unknown): ConfigFileState["state"] {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return "missing";
    case "EISDIR":
      return "folder";
    case "EACCES":
    case "EPERM":
      return "noPermission";
    default:
      return "unreadable";
  }
}
