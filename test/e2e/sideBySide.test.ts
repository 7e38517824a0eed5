import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { eventually, stepwise } from "./support/eventually";
import { type Members, text } from "./support/members";
import type { Row } from "./support/row";
import { useScene } from "./support/scene";

const scene = useScene({ profile: "small" });

afterAll(async () => {
  fs.rmSync(settingsFile(), { force: true });
  fs.rmSync(path.join(scene.workbench.workspace, "beside.tf"), { force: true });
  await scene.signInTo("small");
});

function settingsFile(): string {
  return path.join(scene.workbench.workspace, ".vscode/settings.json");
}

/** The rows of the sessions in the first view, once they are called so. */
async function sessions(...labels: readonly string[]): Promise<readonly Row[]> {
  return eventually(`the sessions ${labels.join(", ")}`, async () => {
    const rows = (await scene.backups.allRows()).filter(({ level }) => level === 1);
    const shown = rows.map(({ label }) => label);
    if (shown.join() !== labels.join()) throw new Error(`shown: ${shown.join(", ")}`);
    return rows;
  });
}

/** Puts the focus on the row of a session. */
async function focus(label: string): Promise<void> {
  const { workbench, backups } = scene;
  await workbench.paletteByKeys("AWS Backup: Focus on Backup Jobs View");
  await workbench.press("Home");
  await stepwise(`the focus on ${label}`, async () => {
    if ((await backups.rows()).find(({ focused }) => focused)?.label === label) return true;
    await workbench.press("ArrowDown");
    return undefined;
  });
}

/** Selects from the menu of the row that has the focus. */
async function chooseOfMenu(item: string): Promise<void> {
  const { workbench } = scene;
  const menu = workbench.page.locator(".context-view .monaco-menu");
  await workbench.press("Shift+F10");
  await menu.waitFor();
  await stepwise(`${item} of the row's menu`, async () => {
    const [focused] = await menu.locator(".action-item.focused").allInnerTexts();
    if (focused?.trim() === item) return true;
    await workbench.press("ArrowDown");
    return undefined;
  });
  await workbench.press("Enter");
  await menu.waitFor({ state: "detached" });
}

describe("sessions side by side, with the keyboard alone", () => {
  let small = "";
  let empty = "";

  it("come with two lists, beside the one in use", async () => {
    const { workbench } = scene;
    await workbench.paletteByKeys("AWS Backup: Add Session…");
    await workbench.quickInput.highlighted(() => true);
    await workbench.quickInput.type("empty");
    await workbench.quickInput.highlighted(({ label }) => label === "empty");
    await workbench.press("Enter");
    await workbench.quickInput.titled("Add Session: empty");
    const [own] = await workbench.quickInput.items();
    [small, empty] = [`small · ${own?.label ?? ""}`, `empty · ${own?.label ?? ""}`];
    await workbench.quickInput.highlighted(({ label }) => label === own?.label);
    await workbench.press("Enter");
    const [first, second] = await sessions(small, empty);
    expect(first?.ariaLabel).toMatch(new RegExp(`^${small}, \\d+ `));
    expect(second?.ariaLabel).toContain(empty);
  });

  it("are moved, renamed and marked in the menus of their rows", async () => {
    const { workbench, backups } = scene;
    await focus(empty);
    await chooseOfMenu("Move Session Up");
    await sessions(empty, small);
    await focus(small);
    await chooseOfMenu("Rename Session…");
    await workbench.quickInput.type("Production $(flame)");
    await workbench.press("Enter");
    await sessions(empty, "Production $(flame)");
    await focus("Production $(flame)");
    await chooseOfMenu("Mark Session with Color…");
    await workbench.quickInput.highlighted(({ label }) => label === "No Color");
    await workbench.quickInput.type("red");
    await workbench.quickInput.highlighted(({ label }) => label === "Red");
    await workbench.press("Enter");
    await eventually("a red mark", async () => {
      const row = await backups.row("Production $(flame)");
      return row.ariaLabel.includes("red mark") || undefined;
    });
    await workbench.screenshot("side-by-side");
  });

  it("are shared once one has seen what is written, and removed here alone, until that is undone", async () => {
    const { workbench } = scene;
    await workbench.paletteByKeys("AWS Backup: Share Sessions with Team…");
    await workbench.quickInput.highlighted(({ label }) => label === "Write 2 sessions");
    await workbench.press("Enter");
    const written = await eventually("the sessions in the file", () => {
      const content = fs.existsSync(settingsFile()) ? fs.readFileSync(settingsFile(), "utf8") : "";
      return content.includes("awsBackup.sessions") ? content : undefined;
    });
    expect(JSON.parse(written)).toMatchObject({
      "awsBackup.sessions": [
        { profile: "empty" },
        { profile: "small", name: "Production $(flame)", color: "red" },
      ],
    });
    await eventually("the end of it", async () =>
      (await workbench.notifications()).some((text) => text.includes("2 sessions")),
    );
    await focus(empty);
    await chooseOfMenu("Remove Session");
    await scene.backups.row(/^Failed|^Completed/);
    await workbench.paletteByKeys("Notifications: Accept Notification Primary Action");
    await sessions(empty, "Production $(flame)");
    expect(fs.readFileSync(settingsFile(), "utf8")).toBe(written);
  });
});

describe("what is opened of one of several sessions", () => {
  const name = "Production $(flame)";

  async function aJob(): Promise<Members> {
    const [newest] = await scene.listed("backup");
    if (newest === undefined) throw new Error("The account has no job.");
    return newest;
  }

  it("is found by its ID, and its tab, its row and its copied command name that session", async () => {
    const { workbench, details, backups } = scene;
    const id = text((await aJob())["BackupJobId"]);
    await workbench.typeInto("AWS Backup: Go to Job…", id);
    await workbench.quickInput.highlighted(({ label }) => label === id);
    await workbench.press("Enter");
    await eventually("its page", async () => (await details.text()).includes(id) || undefined);
    expect(await details.text()).toContain("Profile small");
    await eventually("its tab", async () =>
      (await workbench.tabs()).some((tab) => tab.includes(` · ${name}`)) ? true : undefined,
    );
    const row = await eventually("its row", async () =>
      (await backups.allRows()).find(({ selected }) => selected),
    );
    expect(row.level).toBeGreaterThan(2);
    await workbench.screenshot("side-by-side-page");
    await workbench.palette("AWS Backup: Copy as AWS CLI Command");
    await eventually("the command", async () =>
      (await workbench.clipboard()).includes(`${id} --profile small --region `) ? true : undefined,
    );
  });

  it("is hovered over: the session of the ARN's account alone is asked, and leads on", async () => {
    const { workbench, details, control } = scene;
    const arn = text((await aJob())["ResourceArn"]);
    fs.writeFileSync(path.join(workbench.workspace, "beside.tf"), `arn = "${arn}"\n`);
    await workbench.openFile("beside.tf");
    const line = workbench.page.locator('.editor-instance .view-line:has-text("arn =") > span');
    const box = await eventually("the line", async () => (await line.boundingBox()) ?? undefined);
    await workbench.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await control.clearRequests();
    await workbench.press("Control+K", "Control+I");
    const hover = workbench.page.locator(".monaco-hover:visible .hover-contents").first();
    await hover.getByText(`Session: ${name}`).waitFor();
    await workbench.screenshot("side-by-side-hover");
    await hover.getByText("Open Last Job").click();
    await eventually("its page", async () =>
      (await details.text()).includes("Profile small") ? true : undefined,
    );
    const asked = (await control.requests()).map(({ accessKeyId }) => accessKeyId);
    expect(new Set(asked)).toEqual(new Set([scene.credentialOf("small").accessKeyId]));
  });
});
