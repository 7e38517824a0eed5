import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";
import { aSession } from "../../../support/jobs/treeFixture";
import { wireBackupJob } from "../../../support/jobs/wireJobs";
import { aPanel, ready } from "./panelFixture";

vi.mock("vscode", () => ({ commands: {} }));

beforeEach(() => {
  vi.useFakeTimers({ now: noon });
});

afterEach(() => {
  vi.useRealTimers();
});

const other = { profile: "other", region: "eu-west-1" };

describe("A panel of job details", () => {
  it("shows what AWS says of its job once the page runs", async () => {
    const { fake, settle } = aPanel([wireBackupJob({ id: "a" })]);
    fake.send({ type: "ready" });
    expect(fake.last?.type).toBe("blank");
    await settle();
    expect(fake.last).toMatchObject({ type: "show", key: { id: "a", profile: "demo" } });
    expect(fake.title).toBe("volume a");
  });

  it("lets VS Code open it before it works on its content, and goes by its name at once", async () => {
    const known = aBackupJob({ id: "a", resourceName: "orders-db" });
    const { fake, gateway, panel, settle } = aPanel([wireBackupJob({ id: "a" })], { known });
    expect([fake.title, fake.posted, gateway.requests]).toEqual(["orders-db", [], []]);
    // A second click on the same row leads nowhere else.
    panel.show({ kind: "backup", id: "a" }, aSession);
    expect(panel.subject.navigation.canGoBack).toBe(false);
    await settle();
    expect(fake.posted.map(({ type }) => type)).toEqual(["show", "update"]);
    expect(gateway.takeRequests()).toEqual(["DescribeBackupJob backupJobId=a"]);
  });

  it("asks for no job that is another one, or of another session, before it was asked for", async () => {
    const { gateway, panel, settle } = aPanel([wireBackupJob({ id: "a" })]);
    panel.show({ kind: "backup", id: "b" }, aSession);
    await settle();
    expect(gateway.takeRequests()).toEqual(["DescribeBackupJob backupJobId=b"]);
    const left = aPanel([wireBackupJob({ id: "a" })]);
    left.become(ready(left.gateway, other));
    await left.settle();
    const closed = aPanel([wireBackupJob({ id: "a" })]);
    closed.panel.dispose();
    await closed.settle();
    expect([...left.gateway.requests, ...closed.gateway.requests]).toEqual([]);
    expect(closed.fake.posted).toEqual([]);
  });

  it("asks nothing while nobody sees it, and begins when somebody does", async () => {
    const { fake, gateway, settle } = aPanel([wireBackupJob({ id: "a" })], { visible: false });
    await settle();
    expect(gateway.requests).toEqual([]);
    fake.show(true);
    await settle();
    expect(gateway.takeRequests()).toEqual(["DescribeBackupJob backupJobId=a"]);
  });

  it.each([
    ["that the user opens asks for an MFA code", { restored: false }, 1, "show"],
    ["that VS Code restores asks for none, and offers to enter it", { restored: true }, 0, "blank"],
  ] as const)("%s", async (_, options, prompts, type) => {
    const { fake, gateway, settle } = aPanel([wireBackupJob({ id: "a" })], options);
    gateway.needsMfaCode = true;
    fake.send({ type: "ready" });
    await settle();
    expect(gateway.prompts).toBe(prompts);
    expect(fake.last?.type).toBe(type);
    expect(fake.sentText.includes("Enter MFA Code")).toBe(options.restored);
  });

  it("whose session is back asks for no MFA code", async () => {
    const { fake, gateway, become, settle } = aPanel([wireBackupJob({ id: "a" })]);
    fake.send({ type: "ready" });
    await settle();
    gateway.needsMfaCode = true;
    become({ kind: "loading" });
    become(ready(gateway));
    await settle();
    expect(gateway.prompts).toBe(0);
    expect(fake.sentText).toContain("an MFA code is needed");
  });

  it("that could not load tries again when the session works again, once it is seen", async () => {
    const { fake, panel, gateway, settle } = aPanel([wireBackupJob({ id: "a" })]);
    gateway.fail("ssoLoginNeeded", { times: 20 });
    fake.send({ type: "ready" });
    await settle();
    expect(fake.last?.type).toBe("blank");
    gateway.mend();
    fake.show(false);
    gateway.takeRequests();
    panel.recover();
    await settle();
    expect(gateway.takeRequests()).toEqual([]);
    fake.show(true);
    fake.send({ type: "ready" });
    await settle();
    expect(gateway.takeRequests()).toEqual(["DescribeBackupJob backupJobId=a"]);
    expect(fake.last?.type).toBe("show");
    panel.recover();
    await settle();
    expect(gateway.takeRequests()).toEqual([]);
  });

  it("follows a running job, not while hidden, and again when shown after a session restart", async () => {
    const running = wireBackupJob({ id: "a", state: "RUNNING" });
    const { fake, gateway, become, settle } = aPanel([running]);
    fake.send({ type: "ready" });
    await settle();
    gateway.takeRequests();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(gateway.takeRequests()).toHaveLength(2);
    fake.show(false);
    become({ kind: "loading" });
    become(ready(gateway));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gateway.takeRequests()).toEqual([]);
    fake.show(true);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(gateway.takeRequests().length).toBeGreaterThanOrEqual(3);
  });

  it("shows nothing of a session that was left, also when the same profile leads elsewhere", async () => {
    const secret = "Access denied to the payroll database.";
    const job = wireBackupJob({ id: "a", state: "FAILED", members: { StatusMessage: secret } });
    const { fake, become, settle } = aPanel([job]);
    fake.send({ type: "ready" });
    await settle();
    expect(fake.sentText).toContain(secret);
    fake.posted.length = 0;
    become({ kind: "loading" });
    expect(fake.title).toBe("Backup job");
    become(ready(new AccountGateway({ account: accountOf({ backup: [] }) })));
    await settle();
    expect(fake.sentText).not.toContain(secret);
    expect(fake.sentText).not.toContain("volume a");
    expect(fake.last).toMatchObject({ type: "blank", notice: { kind: "error" } });
  });

  it("says whose job it is while another session is in use, and shows it when that is back", async () => {
    const { fake, gateway, become, settle } = aPanel([wireBackupJob({ id: "a" })]);
    fake.send({ type: "ready" });
    await settle();
    become(ready(gateway, other));
    await settle();
    expect(fake.last).toMatchObject({ type: "blank" });
    expect(JSON.stringify(fake.last)).toContain("belongs to the profile demo");
    become(ready(gateway));
    await settle();
    expect(fake.last).toMatchObject({ type: "show" });
  });

  it.each([
    ["no object", "ready"],
    ["an unknown type", { type: "run", command: "workbench.action.quit" }],
    ["an action without a view", { type: "act", action: "header:pin" }],
  ])("refuses and logs a message that is %s, and changes nothing", async (_, message) => {
    const { fake, lines, performed, settle } = aPanel([wireBackupJob({ id: "a" })]);
    fake.send({ type: "ready" });
    await settle();
    const before = fake.posted.length;
    fake.send(message);
    await settle();
    expect(lines.at(-1)).toMatch(/^Refused a message/);
    expect([fake.posted.length, performed]).toEqual([before, []]);
  });

  it("refuses an action that the page was not given, and ignores one of an older view", async () => {
    const { fake, lines, panel, performed, settle } = aPanel([wireBackupJob({ id: "a" })]);
    fake.send({ type: "ready" });
    await settle();
    const { view } = fake.last as { view: number };
    fake.send({ type: "act", view, action: "open:https://example.com" });
    await settle();
    expect(lines.at(-1)).toMatch(/^Refused an action/);
    fake.send({ type: "act", view: view - 1, action: "header:pin" });
    await settle();
    expect(performed).toEqual([]);
    fake.send({ type: "act", view, action: "header:pin" });
    await settle();
    expect(performed).toEqual([{ type: "pin" }]);
    expect(panel.subject.navigation.pinned).toBe(false);
  });

  it("tells of a failure once, and logs it under the name of the page's message", async () => {
    const { fake, lines, told, broken, settle } = aPanel([wireBackupJob({ id: "a" })]);
    fake.send({ type: "ready" });
    await settle();
    broken.why = new Error("no clipboard");
    fake.send({ type: "act", view: 1, action: "header:pin" });
    await settle();
    expect(told).toEqual(["AWS Backup Explorer could not do this: no clipboard"]);
    expect(lines.at(-1)).toMatch(/^Page message pin: Error: no clipboard/);
    broken.why = undefined;
    vi.spyOn(fake.webview, "postMessage").mockImplementationOnce(() => {
      throw new Error("gone");
    });
    fake.send({ type: "ready" });
    await settle();
    expect(told).toHaveLength(2);
    expect(lines.at(-1)).toMatch(/^Page message ready: Error: gone/);
  });

  it("tells two jobs apart that AWS gave no id", async () => {
    const { fake, panel, settle } = aPanel([]);
    fake.send({ type: "ready" });
    for (const name of ["one", "two"]) {
      const known = aBackupJob({ id: "", resourceName: name, resourceArn: `arn:aws:s3:::${name}` });
      panel.show({ kind: "backup", id: "", known }, aSession);
      await settle();
      expect(fake.title).toBe(name);
    }
    expect(panel.subject.navigation.canGoBack).toBe(true);
  });

  it("says what a screen reader should hear when the job ends", async () => {
    const job = (state: string) => wireBackupJob({ id: "a", state });
    const { fake, gateway, settle } = aPanel([job("RUNNING")]);
    fake.send({ type: "ready" });
    await settle();
    gateway.account = accountOf({ backup: [job("FAILED")] });
    await vi.advanceTimersByTimeAsync(6000);
    expect(fake.posted).toContainEqual({ type: "announce", text: "volume a: Failed." });
  });

  it("goes quiet when it is closed in the middle of a request", async () => {
    const { fake, gateway, panel, settle } = aPanel([wireBackupJob({ id: "a" })]);
    fake.send({ type: "ready" });
    gateway.hold();
    panel.show({ kind: "backup", id: "b" }, aSession);
    await settle();
    const before = fake.posted.length;
    panel.dispose();
    gateway.release();
    panel.say("Copied the job ID");
    await vi.advanceTimersByTimeAsync(120_000);
    expect(fake.posted).toHaveLength(before);
  });
});
