import fs from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseArn } from "../../src/domain/arn/arn";
import { readText } from "../support/endpoint/wire";
import { eventually } from "./support/eventually";
import { useScene } from "./support/scene";
import type { View } from "./support/view";

const scene = useScene({ viewport: { width: 1500, height: 1200 } });
const file = "checked.tf";
const state = "checked.tfstate";

const verdicts = [
  "Failing | 1",
  "No backup known | 1",
  "Overdue | 1",
  "Another Region or account | 1",
  "Can't be backed up | 1",
];

const view = (): View => scene.workbench.view("Protected Resources");
/** By their names; planted in the demo account. */
const arns = new Map<string, string>();

beforeAll(async () => {
  for (const job of await scene.jobs("backup")) {
    arns.set(readText(job["ResourceName"]), readText(job["ResourceArn"]));
  }
  const own = parseArn(arnOf("payroll-db"));
  const place = `${own?.region}:${own?.accountId}`;
  const named = {
    failing: arnOf("payroll-db"),
    overdue: arnOf("invoices-archive"),
    again: arnOf("payroll-db"),
    unknown: `arn:aws:dynamodb:${place}:table/never-backed-up`,
    role: `arn:aws:iam::${own?.accountId}:role/backup`,
    far: "arn:aws:dynamodb:sa-east-1:444455556666:table/orders",
    pattern: "arn:aws:s3:::${var.bucket}",
  };
  const lines = Object.entries(named).map(([name, arn]) => `  ${name} = "${arn}"`);
  await write(file, `locals {\n${lines.join("\n")}\n}\n`);
  const resource = (mode: string, arn: string) => ({ mode, instances: [{ attributes: { arn } }] });
  const resources = [resource("managed", named.unknown), resource("data", named.failing)];
  await write(state, JSON.stringify({ version: 4, terraform_version: "1.9.5", resources }));
});

// The next file has the same window.
afterAll(async () => {
  for (const each of [file, state, ".gitignore", "node_modules", "ignored.tfstate"]) {
    await fs.rm(path.join(scene.workbench.workspace, each), { recursive: true, force: true });
  }
});

function arnOf(name: string): string {
  const arn = arns.get(name);
  if (arn === undefined) throw new Error(`The demo account has no ${name}.`);
  return arn;
}

async function write(name: string, text: string): Promise<void> {
  const target = path.join(scene.workbench.workspace, name);
  await fs.mkdir(path.dirname(target), { recursive: true });
  await fs.writeFile(target, text);
}

/** The rows of a check: label and description. */
async function rowsOfCheck(name: string): Promise<readonly string[]> {
  const rows = await view().allRows();
  const first = rows.findIndex(({ label }) => label === `Check: ${name}`);
  const next = rows.findIndex(({ level }, at) => at > first && level === 1);
  return rows
    .slice(first, next < 0 ? undefined : next)
    .map(({ label, description }) => `${label} | ${description}`);
}

describe("Check Protection", () => {
  it("says of each resource that a file names how it is backed up", async () => {
    await scene.workbench.openContainer("AWS Backup");
    await scene.backups.answered();
    await scene.workbench.openFile(file);
    await scene.workbench.choose("AWS Backup: Check Protection…", file);
    await eventually("the verdicts", async () => {
      const [check = ""] = await rowsOfCheck(file);
      return check.includes("failing") && !check.includes("not enough read") ? true : undefined;
    });
    expect(await rowsOfCheck(file)).toEqual([
      `Check: ${file} | 1 failing · 1 without a backup · 1 overdue · 5 resources`,
      ...verdicts,
    ]);
    const check = `Check: ${file}`;
    await view().expand(check, "Failing");
    expect((await view().row(check, "Failing", "payroll-db")).description).toMatch(
      /failures in a row · KMS key/,
    );
    await view().expand(check, "Another Region or account");
    const far = await view().row(check, "Another Region or account", "orders");
    expect(far.description).toBe("sa-east-1 · account 444455556666 · no session there");
    await scene.workbench.screenshot("check-protection");
  });

  it("reads of a Terraform state what it manages, and asks for nothing that is read", async () => {
    await scene.control.clearRequests();
    await scene.workbench.openFile(state);
    await scene.workbench.choose("AWS Backup: Check Protection…", state);
    await eventually("the verdict", async () =>
      (await rowsOfCheck(state)).length > 1 ? true : undefined,
    );
    expect(await rowsOfCheck(state)).toEqual([
      `Check: ${state} | 1 without a backup · 1 resource`,
      "No backup known | 1",
    ]);
    expect(await scene.control.requests()).toEqual([]);
  });

  it("reads the workspace without what search leaves out: by its settings, and by ignore files", async () => {
    const other = arnOf("payroll-db").replace("payroll-db", "not-searched");
    await write(".gitignore", "*.tfstate\n");
    await write("node_modules/other/main.tf", other);
    await write("ignored.tfstate", other);
    await scene.workbench.choose("AWS Backup: Check Protection…", "Files of the Workspace");
    const name = path.basename(scene.workbench.workspace);
    await eventually("the verdicts", async () =>
      (await rowsOfCheck(name)).length > 1 ? true : undefined,
    );
    expect(await rowsOfCheck(name)).toEqual([
      `Check: ${name} | 1 failing · 1 without a backup · 1 overdue · 5 resources`,
      ...verdicts,
    ]);
  });

  it("leads from the row of a resource to its page, which says the same", async () => {
    await view().click(`Check: ${file}`, "Failing", "payroll-db");
    await scene.details.shows("payroll-db");
    const verdict = await eventually("how it is backed up", async () => {
      const said = await (await scene.details.locator(".safety .verdict")).innerText();
      return said.startsWith("Reading") ? undefined : said;
    });
    expect(verdict).toMatch(/^Failing: \d+ failures in a row · KMS key/);
    await scene.details.described();
    expect(await (await scene.details.locator(".head .kind")).innerText()).toBe("Resource");
    const tabs = scene.workbench.page.locator(".tab.active");
    expect(await tabs.innerText()).toContain("payroll-db");
    await scene.workbench.screenshot("resource-page");
  });

  it("removes a check", async () => {
    for (const name of [file, state, path.basename(scene.workbench.workspace)]) {
      await view().choose("Remove Check", `Check: ${name}`);
      await eventually(`no check of ${name}`, async () =>
        (await view().allRows()).every(({ label }) => label !== `Check: ${name}`)
          ? true
          : undefined,
      );
    }
  });
});
