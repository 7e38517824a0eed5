import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ConfigSection,
  configSections,
  credentialsSections,
} from "../../src/aws/config/configSections";
import { parseIni } from "../../src/aws/config/iniFile";
import { valuesEndAtTheirLine, withoutTail } from "../../src/aws/config/singleWordKeys";
import { runs } from "../support/property";
import { type CliFile, readByCli } from "./support/debianConfig";

/** Lines that people write and that they don't, some of white space that only one of the languages takes for it. */
const indent = fc.constantFrom(
  "",
  "",
  "",
  "",
  " ",
  "  ",
  "    ",
  "\t",
  "\u00a0",
  "\u2003",
  "\u001c",
  "\u000b",
);
const name = fc.oneof(
  fc.constantFrom(
    "a",
    "b",
    "default",
    "DEFAULT",
    "My Account:ReadOnly",
    "é\u0301日本",
    "__proto__",
    "services.x",
    "constructor",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const header = fc.oneof(
  fc.constantFrom(
    "[default]",
    "[DEFAULT]",
    "[profile default]",
    "[profile 'x y']",
    "[profiles a]",
    "[]",
    "[[a]]",
    "[a",
  ),
  fc
    .tuple(
      fc.constantFrom(
        "",
        "profile ",
        "profile  ",
        "profile\t",
        "sso-session ",
        "services ",
        " profile ",
      ),
      fc.constantFrom("", "", '"', "'", "\\"),
      name,
      fc.constantFrom("]", "]", "]", "] # x", "]x", "] ; ]"),
    )
    .map(([kind, quote, text, end]) => `[${kind}${quote}${text}${quote}${end}`),
);
const key = fc.oneof(
  fc.constantFrom(
    "region",
    "REGION",
    "aws_access_key_id",
    "Role_Arn",
    "credential_process",
    "backup",
    "s3",
    "İ",
  ),
  fc.string({ unit: "binary", maxLength: 4 }),
);
const value = fc.oneof(
  fc.constantFrom("", "", "eu-west-1", "x # y", "a=b", "a: b", "[c]", '"q"', "x ;y", "%(region)s"),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const pair = fc
  .tuple(key, fc.constantFrom("=", " = ", ":", " : ", "= ", "\u00a0="), value)
  .map((parts) => parts.join(""));
const line = fc.oneof(
  { weight: 10, arbitrary: header },
  { weight: 30, arbitrary: fc.tuple(indent, pair).map(([space, text]) => space + text) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(indent, fc.constantFrom("", "# c", "; c", "#[x]"))
      .map((parts) => parts.join("")),
  },
  { weight: 5, arbitrary: fc.tuple(indent, header).map(([space, text]) => space + text) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);
/** Half of them in the order that a file can be read in; few of wholly random lines are accepted. */
const file = fc
  .tuple(
    fc.constantFrom("[default]", "[profile a]", "[services a]", "# c"),
    fc.array(line, { maxLength: 9 }),
    fc.constantFrom("\n", "\r\n", "\r"),
  )
  .map(([first, lines, end]) => [first, ...lines].join(end));

type Told = Readonly<Record<string, unknown>>;

/** The CLI's sections in our form; undefined where a value can't be what the CLI takes it for. */
function inOurForm(
  sections: Readonly<Record<string, Told>>,
): Map<string, ConfigSection> | undefined {
  const told = new Map<string, ConfigSection>();
  for (const [section, values] of Object.entries(sections)) {
    const entries: (readonly [string, string])[] = [];
    for (const [key, text] of Object.entries(values)) {
      // Its Unicode is older.
      const of = key.toLowerCase();
      if (typeof text !== "string") {
        for (const [inner, nested] of Object.entries(text as Told)) {
          entries.push([`${of}.${inner}`, String(nested)]);
        }
      } else if (valuesEndAtTheirLine(of)) {
        if (text.includes("\n")) return undefined;
        entries.push([of, withoutTail(text)]);
      } else {
        entries.push([of, text]);
      }
    }
    told.set(section, Object.fromEntries([...new Map(entries)].filter(([, text]) => text !== "")));
  }
  return told;
}

const plain = (sections: ReadonlyMap<string, ConfigSection>): object =>
  Object.fromEntries([...sections].map(([of, values]) => [`[${of}]`, { ...values }]));

/** @returns how many sections the CLI has, or 0 where it refuses the file or reads a value that can't be one */
function compare(text: string, { config, credentials, shared }: CliFile): number {
  const sections = parseIni(text);
  const { profiles, ssoSessions, services } = configSections(sections);
  const inCredentials = credentialsSections(sections);
  const both = [
    [config?.profiles, profiles],
    [config?.sso_sessions, ssoSessions],
    [config?.services, services],
    [credentials, inCredentials],
  ] as const;
  let compared = 0;
  const told = both.map(([cli]) => inOurForm(cli ?? {}));
  if (told.includes(undefined) || inOurForm({ shared: shared ?? {} }) === undefined) return 0;
  for (const [index, [, ours]] of both.entries()) {
    const cli = new Map(told[index]);
    // Nobody can choose it.
    cli.delete("");
    // What we have and the CLI hasn't is what it refuses.
    const same = new Map([...cli.keys()].map((of) => [of, ours.get(of) ?? { missing: "here" }]));
    expect(plain(same), JSON.stringify(text)).toEqual(plain(cli));
    compared += cli.size;
  }
  return compared;
}

describe("a config file", () => {
  it("is read as the AWS CLI reads it, whatever is in it", () => {
    const texts = fc.sample(file, runs(3_000));
    const read = readByCli(texts);
    const compared = texts.map((text, index) => compare(text, read[index] ?? {}));
    // Not only files that the CLI refuses.
    expect(compared.filter((sections) => sections > 0).length).toBeGreaterThan(texts.length / 4);
  });
});
