import { describe, expect, it, vi } from "vitest";
import type { OpenedGateway } from "../../../../src/domain/query/jobGateway";
import { BackupError } from "../../../../src/domain/query/backupError";
import type {
  AwsRuntime,
  ProfileList,
  SessionChoice,
  SessionResolution,
} from "../../../../src/domain/session/session";
import { SessionChoices } from "../../../../src/host/session/sessionChoices";
import { LiveSession, type SessionState } from "../../../../src/host/session/liveSession";
import { noGateway } from "../../../support/jobs/noGateway";

const demo = { profile: "demo", region: "eu-west-1" };
const other = { profile: "other", region: "us-east-1" };

/** A runtime whose answers come when the test says so. */
class FakeRuntime implements AwsRuntime {
  readonly asked: SessionChoice[] = [];
  readonly answers: ((resolution: SessionResolution | Error) => void)[] = [];
  opened = 0;
  /** The numbers of the gateways that were closed. */
  readonly closed: number[] = [];

  findProfile(): Promise<{ file: string }> {
    return Promise.resolve({ file: "" });
  }

  listProfiles(): Promise<ProfileList> {
    return Promise.resolve({ profiles: [], unreadable: [], files: [] });
  }

  watchIdentity(): never {
    throw new Error("no files are watched here");
  }

  resolveSession(choice: SessionChoice): Promise<SessionResolution> {
    this.asked.push(choice);
    return new Promise((resolve, reject) => {
      this.answers.push((answer) => {
        if (answer instanceof Error) reject(answer);
        else resolve(answer);
      });
    });
  }

  openGateway(): OpenedGateway {
    const number = ++this.opened;
    return {
      ...noGateway,
      listJobs: () => Promise.resolve({ jobs: [], nextToken: `gateway ${number}` }),
      close: () => {
        this.closed.push(number);
      },
    };
  }
}

function setUp(choice: SessionChoice = {}) {
  const runtime = new FakeRuntime();
  const chosen = { ...choice };
  const current = new LiveSession(
    () => Promise.resolve(runtime),
    () => ({ ...chosen }),
    () => 0,
  );
  const seen: SessionState["kind"][] = [];
  current.changed(({ kind }) => seen.push(kind));
  const answer = async (index: number, resolution: SessionResolution | Error): Promise<void> => {
    await Promise.resolve();
    runtime.answers[index]?.(resolution);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { runtime, chosen, current, seen, answer };
}

async function gatewayInUse({ state }: LiveSession): Promise<string | undefined> {
  if (state.kind !== "ready") return undefined;
  const page = await state.gateway.listJobs(
    { kind: "backup" },
    { maxResults: 1 },
    new AbortController().signal,
  );
  return page.nextToken;
}

describe("The session in use", () => {
  it("reads nothing until it is started, and once however often it is", async () => {
    const { runtime, current, seen, answer } = setUp();
    expect(runtime.asked).toEqual([]);
    const started = Promise.all([current.start(), current.start()]);
    await answer(0, { kind: "ready", session: demo });
    expect((await started).map(({ kind }) => kind)).toEqual(["ready", "ready"]);
    expect(runtime.asked).toHaveLength(1);
    expect(seen).toEqual(["loading", "ready"]);
  });

  it("drops the session at once when it restarts", async () => {
    const { current, seen, answer } = setUp();
    void current.start();
    await answer(0, { kind: "ready", session: demo });
    void current.restart();
    expect(current.state.kind).toBe("loading");
    expect(seen.at(-1)).toBe("loading");
  });

  it("drops the answer of an older start, whichever comes last", async () => {
    const { current, runtime, answer } = setUp();
    void current.start();
    void current.restart();
    await answer(1, { kind: "ready", session: other });
    await answer(0, { kind: "ready", session: demo });
    expect(current.session).toEqual(other);
    expect(runtime.opened).toBe(1);
  });

  it("waits for the newest start", async () => {
    const { current, answer } = setUp();
    const started = current.start();
    void current.restart();
    await answer(0, { kind: "noProfile" });
    await answer(1, { kind: "ready", session: other });
    expect((await started).kind).toBe("ready");
  });

  it("tells a failure and can be started again", async () => {
    const { current, answer } = setUp();
    void current.start();
    await answer(0, new Error("unreadable"));
    expect(current.state).toMatchObject({ kind: "failed" });
    void current.restart();
    await answer(1, { kind: "ready", session: demo });
    expect(current.state.kind).toBe("ready");
  });

  it("restarts when the choice changed, and only then", async () => {
    const { current, chosen, runtime, answer } = setUp({ profile: "demo" });
    current.choiceMayHaveChanged();
    expect(runtime.asked).toEqual([]);
    void current.start();
    await answer(0, { kind: "ready", session: demo });
    current.choiceMayHaveChanged();
    expect(current.state.kind).toBe("ready");
    chosen.profile = "other";
    current.choiceMayHaveChanged();
    await answer(1, { kind: "ready", session: other });
    expect(runtime.asked).toEqual([{ profile: "demo" }, { profile: "other" }]);
  });

  it("reads credentials anew after a failure that they can mend, and keeps the session", async () => {
    const { current, seen, answer } = setUp();
    void current.start();
    await answer(0, { kind: "ready", session: demo });
    current.renewCredentialsAfter(new BackupError("throttling"));
    current.renewCredentialsAfter(undefined);
    // A page that refreshed itself could not ask for a code; the user may have given one to another since.
    current.renewCredentialsAfter(new BackupError("mfaNeeded"));
    expect(await gatewayInUse(current)).toBe("gateway 1");
    current.renewCredentialsAfter(new BackupError("expiredToken"));
    expect(await gatewayInUse(current)).toBe("gateway 2");
    expect(seen).toEqual(["loading", "ready"]);
  });

  it("tries again with new credentials what failed before the user signed in, and keeps the session", async () => {
    const { current, seen, answer } = setUp();
    void current.start();
    await answer(0, { kind: "ready", session: demo });
    const inUse: Promise<string | undefined>[] = [];
    current.tryAgain(() => inUse.push(gatewayInUse(current)));
    current.signedIn();
    expect(await Promise.all(inUse)).toEqual(["gateway 2"]);
    expect(seen).toEqual(["loading", "ready"]);
  });

  it("closes the connections of credentials that were read anew, and of a session that is left", async () => {
    const { current, runtime, answer } = setUp();
    void current.start();
    await answer(0, { kind: "ready", session: demo });
    current.renewCredentialsAfter(new BackupError("expiredToken"));
    expect(runtime.closed).toEqual([1]);
    void current.restart();
    expect(runtime.closed).toEqual([1, 2]);
    await answer(1, { kind: "ready", session: other });
    current.dispose();
    expect(runtime.closed).toEqual([1, 2, 3]);
  });

  it("looks again when the config files change and no session is open", async () => {
    const { current, runtime, answer } = setUp();
    current.configFilesChanged();
    expect(runtime.asked).toEqual([]);
    void current.start();
    await answer(0, { kind: "noProfile" });
    current.configFilesChanged();
    await answer(1, { kind: "ready", session: demo });
    current.configFilesChanged();
    expect(current.state.kind).toBe("ready");
    expect(current.outdated).toBe(true);
    current.renewCredentialsAfter(undefined);
    expect(await gatewayInUse(current)).toBe("gateway 2");
    expect(current.outdated).toBe(false);
  });
});

describe("A session that waits for its files", () => {
  async function waiting(resolution: SessionResolution = { kind: "ready", session: demo }) {
    const set = setUp();
    const { current, runtime, answer } = set;
    void current.start();
    await answer(0, { kind: "ready", session: demo });
    const tries = vi.fn();
    current.tryAgain(tries);
    current.health.begin("listJobs backup")(new BackupError("ssoLoginNeeded"));
    /** What the files lead to after they changed. */
    const lead = async (to: SessionResolution | Error = resolution): Promise<void> => {
      await new Promise((resolve) => setImmediate(resolve));
      await answer(runtime.asked.length - 1, to);
    };
    return { ...set, tries, lead };
  }

  it.each(["configFilesChanged", "tokenFilesChanged"] as const)(
    "tries again with new credentials after %s",
    async (changed) => {
      const { current, runtime, seen, tries, lead } = await waiting();
      current[changed]();
      current[changed]();
      await lead();
      expect(tries).toHaveBeenCalledOnce();
      expect(await gatewayInUse(current)).toBe("gateway 2");
      expect(runtime.closed).toEqual([1]);
      expect(current.outdated).toBe(false);
      expect(seen).toEqual(["loading", "ready"]);
    },
  );

  it.each([
    ["another Region", { kind: "ready", session: { ...demo, region: "us-east-1" } }],
    ["no Region", { kind: "noRegion", profile: "demo" }],
  ] as const)("starts over where the files lead to %s now", async (_, resolution) => {
    const { current, seen, tries, lead } = await waiting(resolution);
    current.configFilesChanged();
    await lead();
    await lead();
    expect(tries).not.toHaveBeenCalled();
    expect(seen).toEqual(["loading", "ready", "loading", resolution.kind]);
  });

  it("stays as it is while the files can't be read", async () => {
    const { current, tries, lead } = await waiting();
    current.tokenFilesChanged();
    await lead(new Error("unreadable"));
    expect(tries).not.toHaveBeenCalled();
    expect(current.state.kind).toBe("ready");
  });

  it("does nothing where all is well, or the session was left meanwhile", async () => {
    const { current, runtime, tries, lead } = await waiting();
    current.tokenFilesChanged();
    void current.restart();
    await lead();
    expect(tries).not.toHaveBeenCalled();
    const asked = runtime.asked.length;
    current.tokenFilesChanged();
    expect(runtime.asked).toHaveLength(asked);
  });
});

describe("SessionChoices", () => {
  function choicesWith(settings: { profile?: string; regions?: readonly string[] }) {
    const kept = new Map<string, unknown>();
    const memory = {
      keys: () => [...kept.keys()],
      get: (key: string) => kept.get(key) as never,
      update: (key: string, value: unknown) => {
        kept.set(key, value);
        return Promise.resolve();
      },
    };
    return {
      kept,
      choices: new SessionChoices(memory, { regions: [], profile: undefined, ...settings }),
    };
  }

  it("takes the settings where nothing was chosen in this workspace", () => {
    const { choices } = choicesWith({
      profile: "from-settings",
      regions: ["eu-west-1", "eu-west-2"],
    });
    expect(choices.current).toEqual({
      profile: "from-settings",
      profileFrom: "setting",
      region: "eu-west-1",
      regionFrom: "setting",
    });
  });

  it("lets this workspace's choice win, with the profile's own Region", async () => {
    const { choices } = choicesWith({ profile: "from-settings", regions: ["eu-west-1"] });
    await choices.chooseProfile("chosen", { id: "us-east-1" });
    expect(choices.current).toEqual({
      profile: "chosen",
      profileFrom: "workspace",
      region: "us-east-1",
      regionFrom: "workspace",
    });
    await choices.chooseProfile("without-region", "none");
    expect(choices.current).toMatchObject({ profile: "without-region", region: "us-east-1" });
    await choices.chooseProfile("names-a-zone", "invalid");
    expect(choices.current).toMatchObject({ profile: "names-a-zone", region: "eu-west-1" });
    await choices.chooseProfile("without-region", { id: "us-east-1" });
    await choices.chooseRegion(undefined);
    expect(choices.current).toMatchObject({ profile: "without-region", region: "eu-west-1" });
    await choices.chooseNothing();
    expect(choices.current).toMatchObject({ profile: "from-settings", region: "eu-west-1" });
  });

  it("answers with a new choice before it is kept", () => {
    const { choices } = choicesWith({});
    void choices.chooseProfile("chosen", { id: "us-east-1" });
    expect(choices.current).toMatchObject({ profile: "chosen", region: "us-east-1" });
  });

  it("ignores what is no text", () => {
    const { choices, kept } = choicesWith({});
    kept.set("awsBackup.profile", { evil: true });
    kept.set("awsBackup.region", "  ");
    expect(choices.current).toEqual({});
  });
});
