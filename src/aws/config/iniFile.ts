import { fileLines, indentOf, strip, stripEnd } from "./pythonText";
import { valuesEndAtTheirLine, withoutTail } from "./singleWordKeys";

/** One section: what stands between the brackets, the keys in lower case, the values as they stand. */
export interface IniSection {
  readonly header: string;
  /** Of the header, from 1. */
  readonly line: number;
  /** A value of several lines begins with a line break where nothing stands behind the key. */
  readonly values: ReadonlyMap<string, string>;
}

interface OpenSection extends IniSection {
  readonly values: Map<string, string>;
}

/** The section whose keys all others have, too, unless they name them. */
export const sharedSection = "DEFAULT";

/** The value that deeper lines go on with, and the blank lines since. */
interface OpenValue {
  readonly section: OpenSection;
  readonly key: string;
  readonly lines: string[];
}

/**
 * The sections of a config file, by the rules of Python's RawConfigParser, with which the AWS CLI reads them: `=` or `:`
 * behind a key; comments on lines of their own; a line that is indented deeper than the key before it goes on with its
 * value; whatever stands behind the last `]` of a header is ignored. The shared section is among them.
 * Where the CLI refuses the whole file, this goes on as the SDK for JavaScript does: it leaves out lines that are no
 * key, takes sections of the same header together, and the last of keys that are there twice.
 */
export function parseIni(text: string): readonly IniSection[] {
  const sections = new Map<string, OpenSection>();
  let section: OpenSection | undefined;
  let value: OpenValue | undefined;
  let indent = 0;
  for (const [index, line] of fileLines(text.replace(/^\ufeff/u, "")).entries()) {
    const content = strip(line);
    if (content === "") value?.lines.push("");
    if (content === "" || content.startsWith("#") || content.startsWith(";")) continue;
    const lineIndent = indentOf(line);
    if (value !== undefined && lineIndent > indent) {
      value.lines.push(content);
      continue;
    }
    indent = lineIndent;
    const header = headerOf(content);
    if (header === undefined && section === undefined) continue;
    close(value);
    value = undefined;
    if (header !== undefined) {
      section = sections.get(header) ?? { header, line: index + 1, values: new Map() };
      sections.set(header, section);
    } else if (section !== undefined) {
      value = opened(section, content);
    }
  }
  close(value);
  return [...sections.values()];
}

function headerOf(content: string): string | undefined {
  if (!content.startsWith("[")) return undefined;
  const end = content.lastIndexOf("]");
  return end < 2 ? undefined : content.slice(1, end);
}

/** Undefined for what is no key, or has its whole value already. */
function opened(section: OpenSection, content: string): OpenValue | undefined {
  const delimiter = content.search(/[=:]/u);
  const key = stripEnd(content.slice(0, Math.max(delimiter, 0))).toLowerCase();
  if (key === "") return undefined;
  const first = strip(content.slice(delimiter + 1));
  if (first === "" || !valuesEndAtTheirLine(key)) return { section, key, lines: [first] };
  section.values.set(key, withoutTail(first));
  return undefined;
}

function close(value: OpenValue | undefined): void {
  if (value === undefined) return;
  const text = stripEnd(value.lines.join("\n"));
  // A key that is there twice, which the CLI refuses, keeps its value where the SDK for JavaScript keeps it.
  if (text !== "" || !value.section.values.has(value.key))
    value.section.values.set(value.key, text);
}
