import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const depcruise = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");

interface Report {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** The files of a source tree that break a rule, with that rule. */
function violations(directory: string): readonly string[] {
  const output = execFileSync(process.execPath, [depcruise, "src", "--output-type", "json"], {
    cwd: directory,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const report = JSON.parse(output) as Report;
  return report.summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
}

/** Files that each break one rule, with the rule that must say so. */
const wrongArrows: readonly (readonly [string, string, string])[] = [
  ["no-cycles", "src/domain/job/a.ts", 'import "./b"; export {};'],
  ["base-imports", "src/base/up.ts", 'import "../domain/job/c"; export {};'],
  ["domain-imports", "src/domain/job/up.ts", 'import "../../viewmodel/tree/d"; export {};'],
  ["domain-imports", "src/domain/job/node.ts", 'import "node:fs"; export {};'],
  ["viewmodel-imports", "src/viewmodel/tree/sdk.ts", 'import "@aws-sdk/client-backup"; export {};'],
  ["protocol-imports", "src/protocol/down.ts", 'import "../domain/job/c"; export {};'],
  [
    "webview-imports",
    "src/webview/details/model.ts",
    'import "../../viewmodel/tree/d"; export {};',
  ],
  ["webview-imports", "src/webview/details/package.ts", 'import "axe-core"; export {};'],
  [
    "webview-is-a-bundle-of-its-own",
    "src/host/tree/page.ts",
    'import "../../webview/details/g"; export {};',
  ],
  [
    "webview-is-a-bundle-of-its-own",
    "src/protocol/page.ts",
    'import "../webview/details/g"; export {};',
  ],
  [
    "nothing-imports-upwards",
    "src/webview/details/up.ts",
    'import "../../host/tree/e"; export {};',
  ],
  ["nothing-imports-upwards", "src/viewmodel/tree/up.ts", 'import "../../host/tree/e"; export {};'],
  ["nothing-imports-upwards", "src/aws/config/vscode.ts", 'import "vscode"; export {};'],
  ["aws-imports", "src/aws/config/view.ts", 'import "../../viewmodel/tree/d"; export {};'],
  [
    "aws-only-through-the-runtime",
    "src/host/tree/door.ts",
    'import "../../aws/config/f"; export {};',
  ],
  [
    "host-never-imports-the-sdk",
    "src/host/tree/sdk.ts",
    'import "@aws-sdk/client-backup"; export {};',
  ],
  ["room-domain/filter", "src/domain/filter/back.ts", 'import "../list/i"; export {};'],
  ["room-domain/job", "src/domain/job/feature.ts", 'import "../list/i"; export {};'],
  ["room-viewmodel/cli", "src/viewmodel/cli/rows.ts", 'import "../tree/d"; export {};'],
  ["room-host/tree", "src/host/tree/opened.ts", 'import "../details/h"; export {};'],
  ["room-host/filter", "src/host/filter/notOffered.ts", 'import "../tree/e"; export {};'],
  ["room-host/jumps", "src/host/jumps/rows.ts", 'import "../../viewmodel/tree/d"; export {};'],
  ["every-file-has-a-room", "src/host/tree/homeless.ts", 'import "../loose"; export {};'],
  ["entry-imports-start-up-only", "src/extension.ts", 'import "./domain/job/c"; export {};'],
];

// That it finds nothing in the product is the kind of check "layers".
describe("the layer lint", () => {
  let directory = "";

  beforeAll(() => {
    directory = mkdtempSync(path.join(tmpdir(), "layers-"));
    for (const file of [".dependency-cruiser.cjs", "tsconfig.json"]) {
      cpSync(path.join(root, file), path.join(directory, file));
    }
    symlinkSync(path.join(root, "node_modules"), path.join(directory, "node_modules"));
    const write = (file: string, text: string): void => {
      mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
      writeFileSync(path.join(directory, file), text);
    };
    write("src/domain/job/b.ts", 'import "./a"; export {};');
    for (const file of [
      "domain/job/c",
      "domain/list/i",
      "viewmodel/tree/d",
      "host/tree/e",
      "host/details/h",
      "aws/config/f",
      "webview/details/g",
    ])
      write(`src/${file}.ts`, "export {};");
    write("src/host/loose.ts", "export {};");
    for (const [, file, text] of wrongArrows) write(file, text);
  });

  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  it("fails on each kind of wrong arrow and on a cycle", () => {
    const found = violations(directory);
    for (const [rule, file] of wrongArrows) expect(found).toContain(`${rule} ${file}`);
  });
});
