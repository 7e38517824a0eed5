import type { Locator } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { eventually } from "./support/eventually";
import { childrenBeyond, family, openFamily } from "./support/family";
import { type Members, text } from "./support/members";
import { useScene } from "./support/scene";

const scene = useScene({ viewport: { width: 1400, height: 1000 } });
let truth: readonly Members[];

beforeAll(async () => {
  truth = await scene.jobs("backup");
});

function parentId(): string {
  const parent = truth.find((job) => job["ResourceName"] === family && job["IsParent"] === true);
  return text(parent?.["BackupJobId"]);
}

/** The only sentence of a part, once there is one. */
async function sentenceIn(part: string): Promise<string> {
  const [sentence = "", ...others] = await eventually(`a sentence in ${part}`, async () => {
    const found = await scene.details.notices(part);
    return found.length > 0 ? found : undefined;
  });
  expect(others).toEqual([]);
  return sentence;
}

async function noSentences(part = "main"): Promise<void> {
  await eventually(`no sentence in ${part}`, async () => {
    const errors = (await scene.details.notices(part)).filter((one) => one.startsWith("Problem:"));
    return errors.length === 0 || undefined;
  });
}

async function freshness(): Promise<string> {
  return (await scene.details.locator(".freshness")).innerText();
}

/** What the page shows of the job, without what the time of day changes. */
async function rest(): Promise<string> {
  const parts = ["timeline", "resource", "vault", "origin"];
  const selector = parts.map((key) => `section[data-key$="${key}"]`).join(", ");
  return (await (await scene.details.locator(selector)).allInnerTexts()).join("\n");
}

describe("a failure stands in the part that failed", () => {
  it("shows what the list knew when the job itself is denied, and Retry completes it", async () => {
    const { control } = scene;
    const operations = ["DescribeBackupJob"] as const;
    await control.addFault({ kind: "accessDenied", operations });
    const view = scene.backups;
    await view.expand("Failed");
    await view.expand("Failed", "databases");
    const job = await view.row("Failed", "databases", /./);
    await view.click("Failed", "databases", job.label);
    await scene.details.shows(job.label);
    const sentence = await sentenceIn("outcome");
    expect(sentence).toContain(
      "This is what the list says about the job. Could not read the backup job",
    );
    expect(sentence).toContain("Ask for the permission backup:DescribeBackupJob");
    expect(await freshness()).toBe("From the list. The request to AWS Backup failed.");
    expect(await scene.details.text()).toContain("databases");
    const problems = (await scene.details.notices("main")).filter((one) =>
      one.startsWith("Problem:"),
    );
    expect(problems).toEqual([sentence]);
    expect(await (await scene.details.locator("main section")).count()).toBeGreaterThan(4);
    expect(await (await scene.details.locator(".message .text")).innerText()).not.toBe("");
    await scene.workbench.screenshot("details-denied");

    await control.clearFaults();
    await control.clearRequests();
    await scene.details.clickInNotice("outcome", "Retry");
    await scene.details.described();
    await noSentences();
    expect((await control.requests()).map(({ operation }) => operation)).toEqual([
      "DescribeBackupJob",
    ]);
  });

  it("keeps the children that are there when the next page fails, and Retry goes on with the token", async () => {
    const { control } = scene;
    await openFamily(scene);
    await childrenBeyond(scene, 100);
    const before = await scene.details.rows("children");
    const remaining = await rest();
    expect(remaining).toContain("CloudFormation");
    expect(remaining).toContain("Started");
    await control.addFault({ kind: "serviceUnavailable", operations: ["ListBackupJobs"] });
    await control.clearRequests();
    await scene.details.click(/^Load more/);
    const sentence = await sentenceIn("children");
    expect(sentence).toContain("Could not list backup jobs");
    expect(await scene.details.rows("children")).toEqual(before);
    expect(await rest()).toBe(remaining);
    expect(await (await scene.details.button(/^Load more/)).count()).toBe(0);
    await scene.workbench.screenshot("details-children-failed");
    const tokens = (await control.requests()).map(({ params }) => text(params["nextToken"]));

    await control.clearFaults();
    await control.clearRequests();
    await scene.details.clickInNotice("children", "Retry");
    await childrenBeyond(scene, before.length);
    await noSentences();
    const again = await control.requests();
    expect(again.map(({ operation, status }) => [operation, status])).toEqual([
      ["ListBackupJobs", 200],
    ]);
    expect(again[0]?.params["nextToken"]).toBeTruthy();
    expect(new Set(tokens)).toEqual(new Set([again[0]?.params["nextToken"]]));
  });

  it("says what to do about an expired session, keeps what is shown, and Retry works once it is renewed", async () => {
    const { control } = scene;
    const remaining = await rest();
    const { length } = await scene.details.rows("children");
    await control.addFault({ kind: "expiredToken" });
    await scene.details.click(/^Refresh/);
    const sentence = await sentenceIn("outcome");
    expect(sentence).toMatch(/expired/);
    expect(sentence).toContain("Renew the credentials of profile demo, then retry");
    expect(sentence).not.toContain("what the list says");
    await eventually("said in the header", async () =>
      /The last refresh failed\./.test(await freshness()),
    );
    expect(await sentenceIn("children")).toMatch(/expired/);
    expect(await scene.details.rows("children")).toHaveLength(length);
    expect(await rest()).toBe(remaining);
    await scene.workbench.screenshot("details-expired");

    await control.clearFaults();
    await scene.details.clickInNotice("outcome", "Retry");
    await noSentences("outcome");
    expect(await freshness()).not.toContain("failed");
    await scene.details.clickInNotice("children", "Retry");
    await noSentences();
    expect(await scene.details.rows("children")).toHaveLength(length);
  });

  it("names a parent that may not be read by its id, and Retry reads the chain", async () => {
    const { control } = scene;
    const id = parentId();
    await control.addFault({
      kind: "accessDenied",
      operations: ["DescribeBackupJob"],
      params: { backupJobId: id },
    });
    await (
      await scene.details.locator('table[data-key="table:children"] tbody button')
    )
      .first()
      .click();
    await scene.details.shows(/^(?!data-lake-platform$)/);
    await scene.details.described();
    expect(await sentenceIn("family")).toContain("backup:DescribeBackupJob");
    expect(await scene.details.ancestors()).toEqual([id]);
    expect(await scene.details.notices("outcome")).toEqual([]);
    await control.clearFaults();
    await scene.details.clickInNotice("family", "Retry");
    await eventually("the chain", async () => (await scene.details.ancestors())[0] === family);
    await noSentences();
    await scene.details.click(/^Back/);
    await scene.details.shows(family);
    await scene.details.described();
  });

  it("says that the network is gone, and recovers with it", async () => {
    const { control } = scene;
    const remaining = await rest();
    await control.stop();
    await scene.details.click(/^Refresh/);
    expect(await sentenceIn("outcome")).toMatch(/Check the network connection/);
    expect(await rest()).toBe(remaining);
    await scene.workbench.screenshot("details-network-gone");
    await control.listen();
    await scene.details.clickInNotice("outcome", "Retry");
    await noSentences("outcome");
    expect(await freshness()).toMatch(/^As of [^.]*\.$/);
    expect(await scene.workbench.notifications()).toEqual([]);
  });
});

/** Lines of the log "AWS Backup" that say so; the log must be on screen. */
async function logged(words: string): Promise<number> {
  const lines = scene.workbench.page.locator(".part.panel .view-line");
  const all = (await lines.allInnerTexts()).map((line) => line.replaceAll("\u00a0", " "));
  return all.filter((line) => line.includes(words)).length;
}

async function emptyLog(): Promise<void> {
  await scene.workbench.palette("View: Clear Output");
  await eventually("an empty log", async () => (await logged("[info]")) === 0);
}

describe("messages that a page of ours would never send", () => {
  it("are refused and logged, and change nothing", async () => {
    const { control } = scene;
    const frame = await scene.details.frame();
    await frame.evaluate(() => {
      addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        Object.assign(globalThis, { lastMessage: data });
      });
    });
    await scene.details.click(/^Refresh/);
    const view = await eventually("the number of the job on the page", async () =>
      frame.evaluate(() => {
        const message: unknown = Reflect.get(globalThis, "lastMessage");
        const number: unknown =
          typeof message === "object" && message !== null
            ? Reflect.get(message, "view")
            : undefined;
        return typeof number === "number" ? number : undefined;
      }),
    );
    await scene.workbench.palette("AWS Backup: Show Log");
    await scene.workbench.page.locator(".part.panel .view-line").first().waitFor();
    await emptyLog();
    const before = await (await scene.details.locator("main")).textContent();
    const tabs = await scene.workbench.tabs();
    await control.clearRequests();

    const refused: readonly unknown[] = [
      null,
      0,
      "ready",
      [],
      {},
      { type: "Ready" },
      { type: "__proto__" },
      { type: "rendered" },
      { type: "relatedInView", view: "1" },
      { type: "act", view },
      { type: "act", view: -1, action: "header:refresh" },
      { type: "act", view, action: "" },
      { type: "act", view, action: ["header:refresh"] },
      { type: "act", view, action: "x".repeat(5000) },
      { type: "openConsole", link: "https://evil.example/" },
    ];
    // Lines that the panel has no room for can't be counted.
    for (const some of [refused.slice(0, 8), refused.slice(8)]) {
      await emptyLog();
      for (const message of some) await scene.details.post(message);
      await eventually("each refused in the log", async () => {
        return (await logged("Refused a message of the job details page")) === some.length;
      });
    }
    const notGiven = [
      "retry:siblings",
      "copy:nothing",
      "__proto__",
      "constructor",
      "child:no-such-job",
    ];
    for (const action of notGiven) await scene.details.post({ type: "act", view, action });
    await eventually("each action refused in the log", async () => {
      return (await logged("Refused an action")) === notGiven.length;
    });
    // Of another job than the one that is shown: out of date, which is no offence.
    await scene.details.post({ type: "act", view: view + 1, action: "header:refresh" });
    await scene.details.post({ type: "act", view: 0, action: "header:pin" });
    await scene.workbench.screenshot("details-refused-log");

    expect(await (await scene.details.locator("main")).textContent()).toBe(before);
    expect(await scene.workbench.tabs()).toEqual(tabs);
    expect(await (await scene.details.button(/^Pin/)).count()).toBe(1);
    expect(await control.requests()).toEqual([]);
    expect(await scene.workbench.notifications()).toEqual([]);
    // The page goes on.
    await scene.details.click(/^Refresh/);
    await eventually("a refresh", async () => (await control.requests()).length > 0);
    await scene.workbench.palette("View: Toggle Panel Visibility");
  });
});

/** Elements that only data could have made. */
async function foreign(): Promise<Locator> {
  return scene.details.locator(
    ".page :is(a, b, img, iframe, object, embed, link, style, script, form, input, [href], [src], [style], [onerror])",
  );
}

async function openHostile(
  ...path: readonly [string | RegExp, ...(string | RegExp)[]]
): Promise<void> {
  const view = scene.backups;
  await view.click(...path);
  await scene.details.described();
}

describe("hostile jobs", () => {
  it("are there once the profile is in use", async () => {
    await scene.workbench.choose("AWS Backup: Select Profile…", "hostile");
    const view = scene.backups;
    await view.row("Failed");
    await view.answered();
    for (const state of ["Failed", "Completed with issues"]) await view.expand(state);
  });

  it.each([
    ["Failed", /^<img/, "<img src=x onerror="],
    ["Failed", /^\[run\]/, "[run](command:workbench.action.terminal.new)"],
    ["Failed", /^invoice/, "invoice"],
    ["Failed", /^aaaa/, "aaaaaaaa"],
    ["Failed", /^__proto__/, "__proto__"],
    ["Completed with issues", /^\[click me\]/, "[click me](https://evil.example/?x=1)"],
    ["Completed with issues", /^\$\(flame\)/, "$(flame) $(sync~spin) $(error)"],
    ["Completed with issues", /^&lt;b/, "&lt;b&gt; &amp; %3Cscript%3E"],
  ])(
    "%s › %s is text",
    async (state, name, shown) => {
      const view = scene.backups;
      await view.expand(state, name);
      await view.click(state, name, name);
      await scene.details.shows(name);
      await scene.details.described();
      const frame = await scene.details.frame();
      await frame.evaluate(() => {
        Object.assign(globalThis, { violations: [] });
        addEventListener("securitypolicyviolation", ({ violatedDirective }) => {
          const all: unknown = Reflect.get(globalThis, "violations");
          if (Array.isArray(all)) all.push(violatedDirective);
        });
      });
      await (await scene.details.locator('[data-key="related"]')).scrollIntoViewIfNeeded();
      await scene.details.click(/^Refresh/);
      await scene.details.described();
      expect(await scene.details.text()).toContain(shown);
      expect(await (await foreign()).count()).toBe(0);
      expect(await (await scene.details.locator(".codicon-flame")).count()).toBe(0);
      const traces = await frame.evaluate(() => ({
        ran: Reflect.get(globalThis, "pwned") === true,
        violations: String(Reflect.get(globalThis, "violations")),
      }));
      expect(traces).toEqual({ ran: false, violations: "" });

      const [tab = ""] = await scene.workbench.tabs();
      expect(tab).toMatch(name);
      expect(tab).not.toMatch(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
      expect(Array.from(tab).length).toBeLessThanOrEqual(40);
      const label = scene.workbench.page.locator(
        ".tabs-container .tab .codicon-flame, .tabs-container .tab b",
      );
      expect(await label.count()).toBe(0);
      expect(await scene.workbench.notifications()).toEqual([]);
    },
    60_000,
  );

  it("end in a sentence where a chain of parents has no end, or none that AWS knows", async () => {
    const view = scene.backups;
    await view.expand("Completed");
    await view.expand("Completed", "Default");
    const ends = [
      ["own-parent", /This job names itself as its parent\./],
      ["cycle-a", /The parent jobs form a circle\./],
      ["ring-1", /The parent jobs form a circle\./],
      ["orphan", /AWS Backup no longer has the parent job no-such-job/],
    ] as const;
    for (const [name, sentence] of ends) {
      await openHostile("Completed", "Default", name);
      await scene.details.shows(name);
      await eventually(`the end of the chain of ${name}`, async () => {
        return (await scene.details.notices("family")).some((one) => sentence.test(one));
      });
      expect(await scene.details.notices("outcome")).toEqual([]);
    }
    await scene.workbench.screenshot("details-orphan");
  });

  it("broke no rule of the page's policy, and opened nothing", async () => {
    const broken = scene.workbench.console.filter((line) => /content security policy/i.test(line));
    expect(broken.filter((line) => /jobDetails|fake\.html|evil/.test(line))).toEqual([]);
    expect(await scene.workbench.tabs()).toHaveLength(1);
    expect(await scene.workbench.notifications()).toEqual([]);
    expect(await scene.workbench.page.locator(".terminal-wrapper").count()).toBe(0);
  });
});
