import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OpenedGateway } from "../../../../src/domain/query/jobGateway";
import { mostPerSecond } from "../../../support/endpoint/mostPerSecond";
import { anAwsHome, type AwsHome } from "../../../support/identity/awsHome";
import {
  awsError,
  emptyPage,
  type ScriptedServer,
  startScriptedServer,
} from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";
import { waitFor } from "../../../support/waitFor";

let home: AwsHome;
let server: ScriptedServer;
/** When each request had come, and who sent it. */
let arrivals: { readonly at: number; readonly accessKeyId: string }[];
/** How the server answers from now on; it notes each request. */
const answer = (script: Parameters<ScriptedServer["script"]>[0]): void => {
  server.script((request) => {
    arrivals.push({ at: performance.now(), accessKeyId: request.accessKeyId });
    return script(request);
  });
};

beforeEach(async () => {
  home = anAwsHome();
  arrivals = [];
  server = await startScriptedServer(() => emptyPage);
  answer(() => emptyPage);
  const keys = (name: string): string =>
    `aws_access_key_id=KEY-${name}\naws_secret_access_key=fake\nendpoint_url=${server.url}\n`;
  home.config(
    ["a", "b"]
      .map((name) => `[profile ${name}]\n${keys(name)}aws_account_id=111122223333`)
      .join("\n") +
      `\n[profile other]\n${keys("other")}aws_account_id=999988887777\n[profile plain]\n${keys("plain")}`,
  );
});
afterEach(async () => {
  home.remove();
  await server.close();
});

const openIn = (runtime: ReturnType<typeof aRuntime>, profile: string): OpenedGateway =>
  runtime.openGateway({ profile, region: "eu-west-1" });

const lists = (gateway: OpenedGateway, count: number, signal?: AbortSignal): Promise<unknown>[] =>
  Array.from({ length: count }, () => listBackupJobs(gateway, signal));

const most = (): number => mostPerSecond(arrivals.map(({ at }) => at));

/** Fills the account's slots with requests that are not answered, but so many; returns what answers them. */
async function filled(gateway: OpenedGateway, { answered = 0 } = {}): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  answer(async () => {
    if (arrivals.length > answered) await released;
    return emptyPage;
  });
  const pages = lists(gateway, 16);
  await waitFor(() => {
    expect(arrivals).toHaveLength(16);
  });
  return async () => {
    release();
    await Promise.all(pages);
  };
}

describe("What AWS Backup is sent in one second", () => {
  it("is never more than the account's share, of two profiles, with what the SDK tries again", async () => {
    let throttled = 0;
    answer(() =>
      arrivals.length % 5 === 0 && throttled++ < 3
        ? awsError("ThrottlingException", "Rate exceeded")
        : emptyPage,
    );
    const sent: string[] = [];
    const runtime = aRuntime({ sent: (operation) => sent.push(operation) });
    await Promise.all([...lists(openIn(runtime, "a"), 12), ...lists(openIn(runtime, "b"), 12)]);
    expect(arrivals).toHaveLength(27);
    // What the log says of the last hour.
    expect(sent).toEqual(arrivals.map(() => "ListBackupJobs"));
    expect(most()).toBeLessThanOrEqual(16);
    expect(new Set(arrivals.map(({ accessKeyId }) => accessKeyId))).toEqual(
      new Set(["KEY-a", "KEY-b"]),
    );
    expect(Math.max(...runtime.log.map(({ waited = 0 }) => waited))).toBeGreaterThan(500);
  });

  it("is the same for a profile whose account an answer has told", async () => {
    const job = { BackupJobId: "j", AccountId: "111122223333", State: "COMPLETED" };
    answer(() => ({ body: JSON.stringify({ BackupJobs: [job] }) }));
    const runtime = aRuntime();
    const plain = openIn(runtime, "plain");
    await listBackupJobs(plain);
    await Promise.all([...lists(openIn(runtime, "a"), 10), ...lists(plain, 10)]);
    expect(most()).toBeLessThanOrEqual(16);
  });

  it("is no matter to another account", async () => {
    const runtime = aRuntime();
    const release = await filled(openIn(runtime, "a"));
    await listBackupJobs(openIn(runtime, "b"), AbortSignal.timeout(50)).catch(() => undefined);
    expect(arrivals).toHaveLength(16);
    answer(() => emptyPage);
    await listBackupJobs(openIn(runtime, "other"));
    expect(arrivals.at(-1)?.accessKeyId).toBe("KEY-other");
    await release();
  });
});

describe("A request that waits for its turn", () => {
  it("ends at once when it is cancelled, and is never sent", async () => {
    const runtime = aRuntime();
    const gateway = openIn(runtime, "a");
    const release = await filled(gateway);
    const abort = new AbortController();
    const failure = failureOf(listBackupJobs(gateway, abort.signal));
    abort.abort();
    expect(await failure).toMatchObject({ reason: "cancelled" });
    await release();
    await listBackupJobs(gateway);
    expect(arrivals).toHaveLength(17);
  });

  it("is sent all the same where its gateway was closed for one with new credentials", async () => {
    const runtime = aRuntime();
    const gateway = openIn(runtime, "a");
    const release = await filled(gateway);
    const page = listBackupJobs(gateway);
    gateway.close();
    await release();
    await expect(page).resolves.toEqual({ jobs: [] });
    await waitFor(() => {
      expect(server.connections).toBe(0);
    });
  });

  it("does not use up its time limit", async () => {
    const runtime = aRuntime({ timeLimit: 2000 });
    const gateway = openIn(runtime, "a");
    answer(() => (arrivals.length <= 16 ? "hang" : emptyPage));
    const hanging = lists(gateway, 16).map((page) => page.catch(() => undefined));
    await waitFor(() => {
      expect(arrivals).toHaveLength(16);
    });
    // It waits for a second more than these, which come to their time limit.
    await expect(listBackupJobs(gateway)).resolves.toEqual({ jobs: [] });
    await Promise.all(hanging);
    expect(runtime.log.at(-1)?.waited).toBeGreaterThan(1000);
  });

  it("that the user waits for goes before the one that nobody waits for", async () => {
    const runtime = aRuntime();
    const gateway = openIn(runtime, "a");
    const release = await filled(gateway, { answered: 1 });
    const quiet = gateway.quietly(() => listBackupJobs(gateway));
    const wanted = listBackupJobs(openIn(runtime, "b"));
    await waitFor(() => {
      expect(arrivals).toHaveLength(17);
    });
    expect(arrivals.at(-1)?.accessKeyId).toBe("KEY-b");
    await release();
    await Promise.all([quiet, wanted]);
    expect(arrivals.at(-1)?.accessKeyId).toBe("KEY-a");
  });
});
