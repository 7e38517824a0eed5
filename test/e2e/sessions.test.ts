import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AwsProfile } from "../support/endpoint/awsFiles";
import { writeAwsFiles } from "../support/endpoint/awsFiles";
import { type DemoAccount, startDemoAccount } from "../support/run/demoAccount";
import { eventually } from "./support/eventually";
import { mixedFrames, watchFrames } from "./support/frameWatch";
import { screenshotOnFailure } from "./support/screenshotOnFailure";
import { Workbench } from "./support/workbench";

/** A name that VS Code would draw a flame and bold type from, were it interpreted. */
const hostile = "$(flame) <b>B</b> **md** $(rocket)";

const files = writeAwsFiles([]);
let account: DemoAccount;
let workbench: Workbench;

beforeAll(async () => {
  account = await startDemoAccount({ small: "small", empty: "empty" });
  workbench = await Workbench.start({ env: files.env });
});

afterAll(async () => {
  await workbench.stop();
  await account.stop();
  files.remove();
});

screenshotOnFailure(() => workbench);

function profile(name: string, index: number): AwsProfile {
  const { credentials, url } = account.endpoint;
  const credential = credentials[index];
  return { name, endpointUrl: url, ...(credential && { credential }) };
}

async function statusItem(): Promise<{ text: string; ariaLabel: string } | undefined> {
  const items = await workbench.statusBar();
  return items.find(({ id }) => id.includes("awsBackup.session"));
}

async function statusText(text: string): Promise<void> {
  await eventually(`status bar "${text}"`, async () => {
    const item = await statusItem();
    return item?.text.includes(text) ? item : undefined;
  });
}

async function welcome(text: string): Promise<void> {
  await workbench.view("Backup Jobs").pane.locator(".welcome-view", { hasText: text }).waitFor();
}

describe("sessions", () => {
  it("has no item in the status bar before a view was opened", async () => {
    expect(await statusItem()).toBeUndefined();
  });

  it("says what to do where there is no profile, and asks nothing", async () => {
    await workbench.openContainer("AWS Backup");
    await welcome("There is no AWS profile to use");
    await statusText("No AWS profile");
    await workbench.screenshot("welcome-no-profile");
    expect(await workbench.notifications()).toEqual([]);
    expect(await account.endpoint.control.requests()).toEqual([]);
  });

  it("looks again on *try again*, and asks nobody anything", async () => {
    await workbench.view("Restore Jobs").pane.getByText("try again").click();
    await welcome("There is no AWS profile to use");
    expect(await workbench.quickInput.widget.count()).toBe(0);
    expect(await workbench.notifications()).toEqual([]);
  });

  it("notices a profile that is written into the files, and that it names no Region", async () => {
    const { region } = account.endpoint;
    files.rewrite([
      profile("default", 0),
      { ...profile("small", 0), region },
      { ...profile("empty", 1), region },
    ]);
    // The SDK takes any name in the credentials file. Without keys, no request is ever sent.
    fs.appendFileSync(files.credentialsFile, `[${hostile}]\nregion = eu-west-1\n`);
    await welcome("No Region is set");
    await statusText("default · no Region");
  });

  it("changes nothing when the list of Regions is left with Esc", async () => {
    await workbench.view("Backup Jobs").pane.getByText("Select Region", { exact: true }).click();
    expect(await workbench.quickInput.placeholder()).toContain("Select a Region");
    await workbench.quickInput.cancel();
    await statusText("default · no Region");
    expect(await account.endpoint.control.requests()).toEqual([]);
  });

  it("shows jobs once a Region is chosen", async () => {
    await workbench.typeInto("AWS Backup: Select Region…", account.endpoint.region);
    await workbench.quickInput.pick(account.endpoint.region);
    await statusText(`default · ${account.endpoint.region}`);
    await workbench.view("Backup Jobs").row(/^Failed|^Completed/);
  });

  it("takes a Region that is typed and in no list", async () => {
    await workbench.typeInto("AWS Backup: Select Region…", "eu-nowhere-7");
    await workbench.quickInput.pick("eu-nowhere-7");
    await statusText("default · eu-nowhere-7");
  });

  it("lists profiles by source with their Region, the current one marked, hostile names as text", async () => {
    await workbench.palette("AWS Backup: Select Profile…");
    const items = await eventually("profiles", async () => {
      const seen = await workbench.quickInput.items();
      return seen.some(({ label }) => label === "small") ? seen : undefined;
    });
    await workbench.screenshot("select-profile");
    expect(items.find(({ focused }) => focused)?.label).toBe("default");
    expect(items.find(({ label }) => label === "default")?.description).toContain("current");
    expect(items.map(({ label }) => label)).toContain(hostile);
    expect(
      await workbench.quickInput.widget.locator(".codicon-flame, .codicon-rocket").count(),
    ).toBe(0);
    await workbench.quickInput.cancel();
    await statusText("default · eu-nowhere-7");
  });

  it("shows a profile's jobs after a switch, and in no frame rows of one under the name of the other", async () => {
    const view = workbench.view("Backup Jobs");
    const header = view.pane.locator(".pane-header .title");
    const isOf = { small: /^(Failed|Completed)/, empty: /^No backup jobs/ } as const;
    const ended = await watchFrames(workbench.page);
    const switchTo = async (profile: keyof typeof isOf): Promise<void> => {
      await workbench.choose("AWS Backup: Select Profile…", profile);
      await statusText(`${profile} · ${account.endpoint.region}`);
    };
    await switchTo("small");
    await view.row(isOf.small);
    // VS Code draws the rows that a view had when it went out of sight, until it has read others.
    await header.click();
    await switchTo("empty");
    await header.click();
    await view.row(isOf.empty);
    expect((await view.allRows()).map(({ level }) => level)).toEqual([1]);
    const watched = await ended();
    expect(watched.frames).toBeGreaterThan(50);
    expect(watched.kept.map(({ status }) => status).join()).toContain("Switching…");
    expect(mixedFrames(watched, { "small ·": isOf.small, "empty ·": isOf.empty })).toEqual([]);
  });

  it("shows not one row of an answer that comes after the switch", async () => {
    const { control } = account.endpoint;
    const held = await control.addFault({ kind: "hold", operations: ["ListBackupJobs"] });
    await workbench.choose("AWS Backup: Select Profile…", "small");
    await eventually("a request under way", async () =>
      (await control.requests()).some(({ outcome }) => outcome === "pending") ? true : undefined,
    );
    await workbench.choose("AWS Backup: Select Profile…", "empty");
    await statusText("empty · ");
    await control.removeFault(held);
    await workbench.view("Backup Jobs").row(/^No backup jobs/);
    await sleep(500);
    expect(await workbench.view("Backup Jobs").allRows()).toHaveLength(1);
  });

  it("shows a failure as a row and in the status bar, in words, and pops nothing up", async () => {
    await workbench.choose("AWS Backup: Select Profile…", hostile);
    await workbench.view("Backup Jobs").row("Retry");
    await statusText(hostile);
    await workbench.screenshot("hostile-profile");
    const item = await statusItem();
    expect(item?.ariaLabel).toContain(hostile);
    expect(
      await workbench.page.locator(".statusbar .codicon-flame, .statusbar .codicon-rocket").count(),
    ).toBe(0);
    expect(await workbench.notifications()).toEqual([]);
  });
});
