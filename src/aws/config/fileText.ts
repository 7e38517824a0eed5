import { readFile, stat } from "node:fs/promises";
import type { ConfigFileFault } from "../../domain/session/configFile";

/** What a file holds; empty where it is missing or is no file, as the AWS CLI takes it. */
export interface FileText {
  readonly text: string;
  readonly fault?: ConfigFileFault;
}

/** Bytes; the config files of thousands of profiles have one or two million. */
const largest = 20_000_000;

/** Reads a text file of UTF-8. Never rejects. */
export async function readFileText(path: string): Promise<FileText> {
  try {
    // Before it is opened: that would wait for whoever writes into a pipe.
    const found = await stat(path);
    if (found.isDirectory()) return { text: "", fault: "folder" };
    // A device such as /dev/null, which people name to have no file.
    if (!found.isFile()) return { text: "" };
    if (found.size > largest) return { text: "", fault: "tooLarge" };
    return decoded(await readFile(path));
  } catch (error) {
    const fault = faultOf(error);
    return fault === undefined ? { text: "" } : { text: "", fault };
  }
}

/** The CLI refuses a file that isn't UTF-8; where it is some other superset of ASCII, what is ASCII can be read. */
function decoded(bytes: Buffer): FileText {
  if (isUtf16(bytes)) return { text: "", fault: "notUtf8" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { text: bytes.toString("latin1"), fault: "notUtf8" };
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

function faultOf(error: unknown): ConfigFileFault | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return undefined;
    case "EISDIR":
      return "folder";
    case "EACCES":
    case "EPERM":
      return "noPermission";
    default:
      return "unreadable";
  }
}
