import assert from "node:assert/strict";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { eventually } from "../e2e/support/eventually";
import type { RequestRecord } from "../support/endpoint/requestLog";
import { readText } from "../support/endpoint/wire";
import { lastFailure } from "../support/jobs/lastFailure";
import { endpoint, openView, quiet } from "./support/opened";

const unknown = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-nobody-knows";

/** Our own hovers at a position, as Markdown. */
async function hoverAt(document: vscode.TextDocument, position: vscode.Position) {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    position,
  );
  return hovers.flatMap(({ contents, range }) =>
    contents.map((content) => {
      assert.ok(content instanceof vscode.MarkdownString);
      return { content, range };
    }),
  );
}

async function hoverOn(document: vscode.TextDocument, text: string, by = 10) {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} is in the document`);
  return hoverAt(document, document.positionAt(offset + by));
}

async function show(content: string, language = "plaintext"): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document);
  return document;
}

/** What was asked about one resource or one job: the view that was opened may still be loading. */
async function asked(): Promise<readonly RequestRecord[]> {
  return (await quiet(endpoint())).filter(
    ({ operation, params }) =>
      params["resourceArn"] !== undefined || operation.startsWith("Describe"),
  );
}

async function operations(): Promise<string[]> {
  return (await asked()).map(({ operation }) => operation);
}

/** What stands for a resource of the demo account, and the id of its newest job. */
async function aFailedJob(): Promise<{ arn: string; id: string }> {
  const job = lastFailure(await endpoint().listed("backup"));
  return { arn: readText(job["ResourceArn"]), id: readText(job["BackupJobId"]) };
}

function linksIn(markdown: string): string[] {
  return [...markdown.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, href = ""]) => href);
}

describe("ARNs in the editor", () => {
  let failed: { arn: string; id: string };
  let folder: string;

  before(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await openView("awsBackup.backupJobs");
    failed = await aFailedJob();
    folder = await fs.mkdtemp(path.join(os.tmpdir(), "arns-"));
    await endpoint().clearRequests();
  });

  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await fs.rm(folder, { recursive: true, force: true });
  });

  it("in a Terraform file tell the last backup, with one request, asked for by the hover and kept", async () => {
    const file = path.join(folder, "main.tf");
    await fs.writeFile(file, `resource "x" "y" {\n  resources = ["${failed.arn}"]\n}\n`);
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    assert.deepEqual(await operations(), []);

    const [hover] = await hoverOn(document, failed.arn);
    assert.ok(hover, "a hover");
    assert.equal(document.getText(hover.range), failed.arn);
    assert.match(hover.content.value, /^\*\*.+\*\* .+\n\nLast backup\\: /);
    assert.deepEqual(hover.content.isTrusted, {
      enabledCommands: [
        "awsBackup.showJobsForArn",
        "awsBackup.goToResourceArn",
        "awsBackup.openResourceInConsole",
        "awsBackup.goToJob",
        "awsBackup.watchJob",
      ],
    });
    assert.notEqual(hover.content.supportHtml, true);
    for (const link of linksIn(hover.content.value))
      assert.match(link, /^command:awsBackup\.\w+\?/);
    const [request, ...more] = await asked();
    assert.deepEqual(more, []);
    assert.equal(request?.operation, "ListBackupJobs");
    assert.equal(request.params["resourceArn"], failed.arn);

    const [again] = await hoverOn(document, failed.arn, 20);
    // Between the two a minute may begin: the exact time stands behind the age.
    const withoutAge = (text = ""): string => text.replace(/ \d+[smhd] ago /, " ");
    assert.equal(withoutAge(again?.content.value), withoutAge(hover.content.value));
    assert.equal((await operations()).length, 1);
  });

  it("say so where nothing is backed up, and what failed, which is asked for anew", async () => {
    await endpoint().clearRequests();
    const document = await show(`x: ${unknown}.\nother: ${unknown}-2\n`, "yaml");
    const [hover] = await hoverOn(document, unknown);
    assert.match(hover?.content.value ?? "", /No backup job in the last 30 days in eu/);
    const fault = await endpoint().addFault({
      kind: "accessDenied",
      operations: ["ListBackupJobs"],
    });
    const [denied] = await hoverOn(document, `${unknown}-2`, 20);
    await endpoint().removeFault(fault);
    assert.match(denied?.content.value ?? "", /backup\\:ListBackupJobs/);
    const [mended] = await hoverOn(document, `${unknown}-2`, 20);
    assert.match(mended?.content.value ?? "", /No backup job/);
  });

  it("are found in ten megabytes of log, and in one line of ten megabytes", async () => {
    const line = "2026-11-21T14:02:09Z INFO arn:aws:s3:::* nothing of interest ${here}\n";
    const noise = line.repeat(75_000);
    for (const [name, text] of [
      ["lines.log", noise],
      ["line.log", noise.replaceAll("\n", " ")],
    ] as const) {
      const file = path.join(folder, name);
      const arn = `${unknown}-${name.replace(".log", "")}`;
      await fs.writeFile(file, `${text}"${arn}" ${text}`);
      await endpoint().clearRequests();
      const document = await vscode.workspace.openTextDocument(file);
      await vscode.window.showTextDocument(document);
      assert.ok(document.getText().length > 10_000_000);
      assert.deepEqual(await operations(), []);
      const position = document.positionAt(text.length + 30);
      const [hover] = await hoverAt(document, position);
      assert.match(hover?.content.value ?? "", /No backup job/);
      assert.equal((await operations()).length, 1);
      const elsewhere = await hoverAt(document, document.positionAt(100));
      assert.deepEqual(elsewhere, []);
      await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    }
  });

  it("end the request of the hover before", async () => {
    const slow = await endpoint().addFault({
      kind: "latency",
      delay: 3000,
      operations: ["ListBackupJobs"],
    });
    await endpoint().clearRequests();
    const document = await show([1, 2, 3].map((n) => `${unknown}-quick-${n}`).join("\n"));
    const hovers = [0, 1, 2].map((row) => hoverAt(document, new vscode.Position(row, 30)));
    const texts = await Promise.all(hovers);
    await endpoint().removeFault(slow);
    assert.deepEqual(
      texts.map((each) => each.length),
      [0, 0, 1],
    );
    const requests = await asked();
    assert.deepEqual(requests.filter(({ outcome }) => outcome === "answered").length, 1);
  });

  it("a job's id tells how the job stands where the text says what it is", async () => {
    await endpoint().clearRequests();
    const document = await show(`{"BackupJobId": "${failed.id}", "x": "${failed.id}"}`);
    const [hover] = await hoverOn(document, failed.id);
    assert.match(hover?.content.value ?? "", /^\*\*Backup job\*\* of .*\n\nFailed/);
    assert.deepEqual(await operations(), ["DescribeBackupJob"]);
    assert.deepEqual(await hoverOn(document, `"x": "${failed.id}`, 20), []);
  });

  it("a job's id is found under a heading far above, below its label, and in a value's wrapper", async () => {
    const other = "0a0b0c0d-1111-4222-8333-444455556666";
    const rows = `COMPLETED,${other},x\n`.repeat(5000);
    for (const text of [
      `State,Backup Job ID,Plan\n${rows}FAILED,${failed.id},x\n`,
      `Backup job ID:\n\n    ${failed.id}\n`,
      `{\n  "BackupJobId": {\n    "S": "${failed.id}"\n  }\n}\n`,
      `https://x.test/backup/home?region=eu-west-1#/jobs/backup/${failed.id}\n`,
    ]) {
      const [hover] = await hoverOn(await show(text), failed.id);
      assert.match(
        hover?.content.value ?? "",
        /^\*\*Backup job\*\* of .*\n\nFailed/,
        text.slice(0, 60),
      );
    }
    assert.deepEqual(await hoverOn(await show(`State,Plan\nFAILED,${failed.id}\n`), failed.id), []);
  });

  it("of a database's snapshot tell of the job that made it", async () => {
    const jobs = await endpoint().listed("backup");
    const snapshot = jobs
      .map((job) => readText(job["RecoveryPointArn"] ?? ""))
      .find((arn) => arn.includes(":snapshot:awsbackup:job-"));
    assert.ok(snapshot, "a snapshot");
    await endpoint().clearRequests();
    const [hover] = await hoverOn(await show(`snapshot_identifier = "${snapshot}"\n`), snapshot);
    assert.match(
      hover?.content.value ?? "",
      /^\*\*Backup job\*\* of .*, which made this snapshot\n/,
    );
    assert.ok((await operations()).every((operation) => operation === "DescribeBackupJob"));
  });

  it("lead to their jobs by the editor's menu, by the palette and by any link", async () => {
    const document = await show(`arn = "${failed.arn}"\nnothing here\n`);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    for (const argument of [document.uri, undefined, failed.arn]) {
      const column = argument === failed.arn ? 0 : 12;
      const position = new vscode.Position(argument === failed.arn ? 1 : 0, column);
      editor.selection = new vscode.Selection(position, position);
      await endpoint().clearRequests();
      const done = vscode.commands.executeCommand("awsBackup.showJobsForArn", argument);
      const asked = await eventually("the lists of the ARN", async () => {
        const seen = await endpoint().requests();
        return seen.length >= 6 ? seen : undefined;
      });
      assert.deepEqual(asked.map(({ operation }) => operation).sort(), [
        "ListBackupJobs",
        "ListCopyJobs",
        "ListCopyJobs",
        "ListRestoreJobsByProtectedResource",
        "ListScanJobs",
        "ListScanJobs",
      ]);
      await closeLists(done);
    }
  });

  it("without one under the cursor the menu says so and asks nobody", async () => {
    const document = await show("nothing here\n");
    await endpoint().clearRequests();
    await vscode.commands.executeCommand("awsBackup.showJobsForArn", document.uri);
    assert.deepEqual(await operations(), []);
  });

  it("commands refuse what no hover made", async () => {
    await endpoint().clearRequests();
    const document = await show("nothing here\n");
    for (const command of ["goToJob", "goToResourceArn", "openResourceInConsole"]) {
      for (const argument of [
        "arn:aws:s3:::*",
        { id: "../x" },
        { kind: "backup" },
        7,
        [document],
      ]) {
        await closeLists(vscode.commands.executeCommand(`awsBackup.${command}`, argument));
      }
    }
    assert.deepEqual(await operations(), []);
  });

  /** Esc until the command has come to its end. */
  async function closeLists(done: Thenable<unknown>): Promise<void> {
    const timer = setInterval(() => {
      void vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    }, 300);
    await done;
    clearInterval(timer);
  }
});

describe("Go to Job", () => {
  let job: { arn: string; id: string };

  before(async () => {
    await openView("awsBackup.backupJobs");
    job = await aFailedJob();
  });

  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("opens the job of an id in the other case, selected with junk around it", async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    const other = job.id === job.id.toUpperCase() ? job.id.toLowerCase() : job.id.toUpperCase();
    const text = `2026-11-21 ERROR [${other}] quota`;
    await show(text);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(0, 0, 0, text.length);
    await endpoint().clearRequests();
    const done = vscode.commands.executeCommand("awsBackup.goToJob");
    const timer = setInterval(() => {
      void vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    }, 300);
    await done;
    clearInterval(timer);
    await eventually("the page", () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview
        ? true
        : undefined,
    );
    const requests = await quiet(endpoint());
    const asked = requests.map(({ operation }) => operation);
    for (const each of ["DescribeBackupJob", "DescribeRestoreJob", "DescribeCopyJob"]) {
      assert.ok(asked.includes(each), each);
    }
    assert.ok(requests.some(({ params }) => params["backupJobId"] === job.id));
  });

  it("opens the job that a link names, with its own kind first", async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await endpoint().clearRequests();
    await vscode.commands.executeCommand("awsBackup.goToJob", { kind: "backup", id: job.id });
    const asked = await operations();
    assert.equal(asked[0], "DescribeBackupJob");
    assert.ok(!asked.includes("DescribeRestoreJob"));
  });
});
