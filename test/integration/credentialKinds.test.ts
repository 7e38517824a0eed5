import type { ViewNode } from "../../src/viewmodel/tree/treeNode";
import { nextTask } from "../../src/host/base/nextTask";
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { commands } from "vscode";
import { createAwsRuntime } from "../../src/aws/index";
import { activeFilter } from "../../src/domain/filter/activeFilter";
import { noFilter } from "../../src/domain/filter/jobFilter";
import { JobsTreeDataProvider } from "../../src/host/tree/jobsTreeDataProvider";
import { RegionTurns } from "../../src/viewmodel/tree/regionTurns";
import { ViewTree } from "../../src/viewmodel/tree/viewTree";
import { eventually } from "../e2e/support/eventually";
import { type Cell, credentialCells } from "../support/identity/credentialCells";
import { credentialTable } from "../support/identity/credentialTable";
import { aCredentialWorld, type CredentialWorld } from "../support/identity/credentialWorld";
import { aSessionEntry } from "../support/jobs/shownSessions";
import { readRange, utcFormats } from "../support/jobs/treeFixture";

const region = "eu-west-1";

/** A row as VS Code gets it. */
interface ShownRow {
  readonly label: string;
  readonly spoken: string;
  /** What a click or Enter runs. */
  readonly command: string | undefined;
}

const shown: string[] = [];

describe("every kind of credentials, as its rows stand in the extension host", () => {
  for (const cell of credentialCells) {
    it(`${cell.kind}, ${cell.column}`, async () => {
      const world = await aCredentialWorld();
      try {
        cell.setUp(world);
        await withRows(cell, (opened) => check(cell, world, opened));
      } finally {
        await world.close();
      }
    }).timeout(60_000);
  }

  after(() => {
    const folder = path.dirname(process.env["BACKUP_EXPLORER_HOST_LOG"] ?? ".");
    const head = "| Credentials | State | Rows |\n| --- | --- | --- |";
    writeFileSync(path.join(folder, "credential-rows.md"), `${[head, ...shown].join("\n")}\n`);
  });
});

interface Opened {
  readonly tree: ViewTree;
  readonly rows: () => readonly ShownRow[];
  /** How often the user was asked for a code. */
  readonly asked: () => number;
}

async function withRows(
  { profile = "p", codes = [] }: Cell,
  check: (opened: Opened) => Promise<void>,
): Promise<void> {
  let asked = 0;
  const runtime = createAwsRuntime({
    env: process.env,
    log: () => undefined,
    askMfaCode: () => Promise.resolve(codes[asked++]),
    now: Date.now,
  });
  const tree = new ViewTree({
    nextTask,
    kind: "backup",
    grouping: "stateVault",
    filter: activeFilter(noFilter, readRange),
    now: Date.now,
    pageSize: () => 100,
    formats: () => utcFormats,
    turns: () => new RegionTurns(() => Promise.resolve()),
    shortensNames: () => true,
    isWatched: () => false,
  });
  const provider = new JobsTreeDataProvider<ViewNode>(tree, {
    log: { failure: () => undefined },
    expanded: { has: () => false, read: () => undefined },
    isInSight: () => true,
    collapsed: () => undefined,
  });
  const rows = (): readonly ShownRow[] =>
    provider.getChildren(undefined).map((node) => {
      const { label, accessibilityInformation, command } = provider.getTreeItem(node);
      return {
        label: typeof label === "string" ? label : "",
        spoken: accessibilityInformation?.label ?? "",
        command: command?.command,
      };
    });
  const session = { profile, region };
  const gateway = runtime.openGateway(session);
  try {
    tree.setEntries([aSessionEntry("session", { source: { session, gateway } })]);
    tree.show();
    await check({ tree, rows, asked: () => asked });
  } finally {
    provider.dispose();
    tree.dispose();
    gateway.close();
  }
}

async function check(cell: Cell, world: CredentialWorld, opened: Opened): Promise<void> {
  const { kind, column } = cell;
  const told = credentialTable[kind]?.[column] ?? "";
  if (column === "cancelled") {
    await leftWhileAsked(cell, world, opened);
    return;
  }
  let rows = await loaded(opened);
  if (rows[0]?.label === "MFA code needed") {
    assert.equal(opened.asked(), 0, "nobody is asked before they want it");
    await opened.tree.retry(undefined);
    rows = await loaded(opened);
  }
  note(cell, rows);
  if (column === "works") {
    assert.deepEqual(
      rows.map(({ label }) => label),
      ["No backup jobs in eu-west-1 in the last 30 days"],
    );
    assert.equal(world.backup.requests.at(-1)?.accessKeyId, told);
    return;
  }
  const [problem, ...ways] = rows;
  assert.ok(problem !== undefined && problem.label.length <= 25, problem?.label);
  const spoken = problem.spoken.replaceAll(world.home.path, "~");
  assert.ok(spoken.includes(told), `${spoken}\nhas not\n${told}`);
  assert.ok(ways.length > 0, "a way out stands below");
  const known = new Set(await commands.getCommands(true));
  for (const { label, command = "" } of rows) assert.ok(known.has(command), `${label}: ${command}`);
}

/** The session is left while its credentials are asked for: nothing of it is shown, nothing more is asked. */
async function leftWhileAsked(
  cell: Cell,
  { backup, identity }: CredentialWorld,
  { tree, rows }: Opened,
): Promise<void> {
  const requests = (): number => backup.requests.length + identity.requests.length;
  if (cell.kind === "MFA") void tree.retry(undefined);
  if (cell.kind !== "credential_process") {
    await eventually("a request", () => requests() > 0 || undefined);
  }
  tree.setEntries([]);
  const before = requests();
  assert.deepEqual(rows(), []);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(rows(), []);
  assert.equal(requests(), before);
}

async function loaded({ rows }: Opened): Promise<readonly ShownRow[]> {
  return eventually("the rows of an answer", () => {
    const now = rows();
    return now.length > 0 && !now.some(({ label }) => /^Loading/.test(label)) ? now : undefined;
  });
}

function note({ kind, column }: Cell, rows: readonly ShownRow[]): void {
  shown.push(`| ${kind} | ${column} | ${rows.map(({ label }) => label).join(" / ")} |`);
}
