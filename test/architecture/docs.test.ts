import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json";
import { createFilterReader } from "../../src/host/filter/filterReader";
import { iamPolicy } from "../../src/viewmodel/text/iamPolicy";

const root = path.resolve(import.meta.dirname, "../..");
const references = fs.readdirSync(path.join(root, "docs")).map((name) => `docs/${name}`);
const pages = [
  ...["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "SECURITY.md"],
  ...references,
];
const { contributes } = manifest;
const titles = contributes.commands.map(({ title }) => title);

function read(file: string): string {
  return fs.readFileSync(path.join(root, file), "utf8");
}

/** The reference as one text, a space for each line break: names may stand on two lines. */
const reference = references.map(read).join("\n").replaceAll(/\s+/g, " ");

/** A page without its code blocks. */
function prose(file: string): string {
  return read(file).replaceAll(/^```[\s\S]*?^```$/gm, "");
}

/** Where links and pictures of a page lead, but for those to other sites. */
function targets(file: string): string[] {
  return [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors that GitHub gives the headings of a page. */
function anchors(file: string): string[] {
  return [...prose(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function codeFiles(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.join(folder, file));
}

/** What stands in italics, as commands, buttons and views do. */
function italics(text: string): string[] {
  return [...text.matchAll(/(?<!\w)_([^_\n]+(?:\n[^_\n]+)?)_(?!\w)/g)].map(([, words = ""]) =>
    words.replaceAll(/\s+/g, " "),
  );
}

describe("links", () => {
  it.each(pages)("of %s lead to files that exist, and to headings in them", (file) => {
    for (const target of targets(file)) {
      const [name = "", anchor] = target.split("#");
      const linked = name === "" ? file : path.join(path.dirname(file), name);
      expect(fs.existsSync(path.join(root, linked)), target).toBe(true);
      if (anchor !== undefined) expect(anchors(linked), target).toContain(anchor);
    }
  });

  it("lead from the README to every page of the reference", () => {
    expect(targets("README.md")).toEqual(expect.arrayContaining(references));
  });

  it("show every picture that is kept", () => {
    const shown = pages.flatMap((file) =>
      targets(file).map((target) => path.join(path.dirname(file), target)),
    );
    const kept = fs.readdirSync(path.join(root, "media/screenshots"));
    for (const name of kept) expect(shown).toContain(`media/screenshots/${name}`);
  });
});

describe("the reference", () => {
  it.each([...new Set(titles)])("tells of the command %s", (title) => {
    expect(italics(reference)).toContain(title);
  });

  it.each(Object.keys(contributes.configuration.properties))("tells of the setting %s", (id) => {
    expect(read("docs/settings.md")).toContain(`\`${id}\``);
  });

  it("tells of every grouping, criterion and built-in filter", () => {
    const settings = contributes.configuration.properties;
    const saved = settings["awsBackup.savedFilters"];
    const codes = [
      ...settings["awsBackup.backupJobs.groupBy"].enum,
      ...Object.keys(saved.additionalProperties.properties),
    ];
    for (const code of codes) expect(reference).toContain(`\`${code}\``);
    const names = [
      ...settings["awsBackup.backupJobs.groupBy"].enumItemLabels,
      ...Object.keys(saved.default),
    ];
    for (const name of names) expect(reference).toContain(name);
  });

  it("has examples of times that can be typed", () => {
    const [, table = ""] = /^## Times$([\s\S]*?)^## /m.exec(read("docs/filters.md")) ?? [];
    const typed = [...table.matchAll(/^\| (`.*?) +\|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text),
    );
    expect(typed.length).toBeGreaterThan(10);
    const reader = createFilterReader(() => Date.UTC(2026, 10, 22, 12));
    for (const text of typed) expect(reader.typedProblem(text), text).toBeUndefined();
  });
});

describe("names in the pages", () => {
  /** Names with an ellipsis that are no command's. */
  const rows = ["Load more…", "Filter by time completed instead…"];

  it.each(["README.md", ...references])("of commands in %s are the manifest's", (file) => {
    const named = italics(prose(file)).filter((words) => words.endsWith("…"));
    for (const words of named) {
      expect([...titles, ...rows]).toContain(words.replace(/^AWS Backup: /, ""));
    }
  });

  it("of types, functions and members in ARCHITECTURE.md stand in the code", () => {
    const text = read("ARCHITECTURE.md");
    const inProse = [...text.matchAll(/`([A-Za-z]\w+(?:\.\w+)?)`/g)].map(([, name = ""]) => name);
    const inPictures = [...text.matchAll(/^```[\s\S]*?^```$/gm)].flatMap(([picture]) =>
      [...picture.matchAll(/\b[A-Za-z]+[a-z][A-Z]\w+\b/g)].map(([name]) => name),
    );
    const words = new Set(
      [...codeFiles("src"), ...codeFiles("test"), "package.json", "esbuild.js"].flatMap((file) => [
        ...(read(file).match(/\w+/g) ?? []),
        path.basename(file, ".ts"),
      ]),
    );
    const names = [...inProse, ...inPictures].flatMap((name) => name.split("."));
    expect(names.length).toBeGreaterThan(100);
    expect([...new Set(names)].filter((name) => !words.has(name))).toEqual([]);
  });

  it("of files and folders in ARCHITECTURE.md exist", () => {
    const spans = [...prose("ARCHITECTURE.md").matchAll(/`([^`\n]+)`/g)];
    const named = spans
      .map(([, span = ""]) => span)
      .filter((span) =>
        /^(src|test|base|domain|aws|protocol|viewmodel|host|webview|docs)\//.test(span),
      )
      .map((span) => span.replace(/\/\*?$/, ""));
    expect(named.length).toBeGreaterThan(20);
    const missing = named.filter((name) => {
      const inRoot = /^(src|test|docs)\b/.test(name) ? name : `src/${name}`;
      return !["", ".ts"].some((end) => fs.existsSync(path.join(root, inRoot + end)));
    });
    expect(missing).toEqual([]);
  });
});

describe("the README", () => {
  it("is short, and says how to try it and how to test it", () => {
    expect(read("README.md").split("\n").length).toBeLessThanOrEqual(150);
    expect(read("README.md")).toContain("`npm start`");
    expect(read("README.md")).toContain("`npm test` sets itself up and runs every check");
  });

  it("asks for the permissions that the requests need, and no others", () => {
    const policy = [...read("README.md").matchAll(/"(backup:\w+)"/g)].map(([, action]) => action);
    // What src/aws/credentials asks for needs no permission, or the role's that it is about.
    const sent = codeFiles("src/aws/requests")
      .flatMap((file) => [...read(file).matchAll(/\bnew (\w+)Command\(/g)])
      .map(([, operation = ""]) => `backup:${operation}`);
    expect([...policy].sort()).toEqual([...new Set(sent)].sort());
  });

  it("has the policy that Copy IAM Policy copies", () => {
    expect(read("README.md")).toContain(`\n${iamPolicy()}\n`);
  });
});
