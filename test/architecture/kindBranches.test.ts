import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { allJobKinds } from "../../src/domain/job/job";

const source = path.resolve(import.meta.dirname, "../../src");

/** What a kind has of its own stands here: the tables of kinds and members, and what is made once for each kind. */
const tables: ReadonlySet<string> = new Set([
  "domain/job/job.ts",
  "domain/job/jobKinds.ts",
  "domain/job/jobMembers.ts",
  "domain/job/perKind.ts",
  "domain/job/viewKinds.ts",
]);

/** More of either would mean that a kind is a hunt again. */
const most = { branches: 30, files: 15 };

/** The places of a text where code goes one way for some kind: comparisons, switches, lists and records of kinds. */
function kindBranches(file: string, text: string): readonly string[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const note = (node: ts.Node): void => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1} ${node.getText().replace(/\s+/g, " ").slice(0, 80)}`);
  };
  const hiding = namesThatHideOne(tree);
  const visit = (node: ts.Node): void => {
    if (isComparison(node) || isSwitch(node) || isRecord(node) || isList(node)) note(node);
    else if (ts.isIdentifier(node) && hiding.has(node.text) && !isDeclared(node)) note(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isKind(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) && allJobKinds.some((kind) => kind === node.text);
}

/** `kind`, `job.kind`, `query.kind`: other unions are told by other names, or have other members. */
function namesKind(node: ts.Node): boolean {
  return /(?:^|\.)kind$/i.test(node.getText());
}

function isComparison(node: ts.Node): boolean {
  return (
    ts.isBinaryExpression(node) &&
    /^[!=]==?$/.test(node.operatorToken.getText()) &&
    ((isKind(node.left) && namesKind(node.right)) || (isKind(node.right) && namesKind(node.left)))
  );
}

function isSwitch(node: ts.Node): boolean {
  return (
    ts.isSwitchStatement(node) &&
    namesKind(node.expression) &&
    node.caseBlock.clauses.some((each) => ts.isCaseClause(each) && isKind(each.expression))
  );
}

function isRecord(node: ts.Node): boolean {
  if (!ts.isObjectLiteralExpression(node)) return false;
  const names = node.properties.map(({ name }) => name?.getText().replace(/^"|"$/g, ""));
  return allJobKinds.filter((kind) => names.includes(kind)).length > 1;
}

function isList(node: ts.Node): boolean {
  return ts.isArrayLiteralExpression(node) && node.elements.filter(isKind).length > 1;
}

/** Constants and functions that hold a comparison: each use of one is a branch, too. */
function namesThatHideOne(tree: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      if (isComparison(node.initializer)) names.add(node.name.text);
    } else if (ts.isFunctionDeclaration(node) && node.name && node.body) {
      const [only, ...more] = node.body.statements;
      const isPredicate = more.length === 0 && only && ts.isReturnStatement(only);
      if (isPredicate && only.expression && isComparison(only.expression))
        names.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return names;
}

function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isVariableDeclaration(parent) || ts.isFunctionDeclaration(parent)) && parent.name === node
  );
}

describe("branches on a kind of job", () => {
  it("are found whatever they look like", () => {
    const text = `
      const isBackup = job.kind === "backup";
      const words = { backup: 1, restore: 2 };
      const all = ["backup", "copy"];
      function isRestore({ kind }: Job) { return kind !== "restore"; }
      switch (query.kind) { case "backup": break; }
      use(isBackup, isRestore(job), arn.service === "backup", { type: "copy" });
    `;
    expect(
      kindBranches("a.ts", text).map((each) => each.replace(/^\S+ /, "").slice(0, 20)),
    ).toEqual([
      'job.kind === "backup',
      "{ backup: 1, restore",
      '["backup", "copy"]',
      'kind !== "restore"',
      "switch (query.kind) ",
      "isBackup",
      "isRestore",
    ]);
  });

  it("are few outside the tables, where kinds really behave differently", () => {
    const files = fs
      .readdirSync(source, { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => file.endsWith(".ts") && !tables.has(file));
    const found = files.map((file) =>
      kindBranches(file, fs.readFileSync(path.join(source, file), "utf8")),
    );
    const all = found.flat();
    expect(all.length, all.join("\n")).toBeLessThanOrEqual(most.branches);
    expect(found.filter((each) => each.length > 0).length).toBeLessThanOrEqual(most.files);
  });
});
