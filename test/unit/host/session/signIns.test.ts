import { beforeEach, describe, expect, it, vi } from "vitest";
import { SignIns } from "../../../../src/host/session/signIns";

const vs = vi.hoisted(() => {
  type Listener = (event: object) => void;
  const listeners: Record<"start" | "process" | "end", Listener[]> = {
    start: [],
    process: [],
    end: [],
  };
  const on = (name: keyof typeof listeners) => (listener: Listener) => {
    listeners[name].push(listener);
    return { dispose: () => undefined };
  };
  return {
    listeners,
    on,
    isTrusted: true,
    remoteName: undefined as string | undefined,
    executed: [] as { task: { name: string; execution: { args: string[]; cwd: string } } }[],
    copied: [] as string[],
  };
});

vi.mock("vscode", () => ({
  UIKind: { Desktop: 1, Web: 2 },
  TaskScope: { Workspace: 2 },
  TaskRevealKind: { Always: 1 },
  TaskPanelKind: { Dedicated: 2, New: 3 },
  ProcessExecution: class {
    constructor(
      readonly program: string,
      readonly args: readonly string[],
      readonly options: { readonly cwd: string },
    ) {}
  },
  Task: class {
    presentationOptions = {};
    constructor(
      readonly definition: object,
      readonly scope: number,
      readonly name: string,
      readonly source: string,
      readonly execution: object,
    ) {}
  },
  env: {
    uiKind: 1,
    get remoteName() {
      return vs.remoteName;
    },
    clipboard: { writeText: (text: string) => vs.copied.push(text) },
  },
  window: { terminals: [], setStatusBarMessage: () => undefined },
  workspace: {
    get isTrusted() {
      return vs.isTrusted;
    },
  },
  tasks: {
    onDidStartTaskProcess: vs.on("start"),
    onDidEndTaskProcess: vs.on("process"),
    onDidEndTask: vs.on("end"),
    executeTask: (task: (typeof vs.executed)[number]["task"]) => {
      const execution = { task };
      vs.executed.push(execution);
      return Promise.resolve(execution);
    },
  },
}));

const who = { service: "sso", profile: "demo" } as const;

function signIns() {
  const told: { text: string; titles: string[]; run: () => unknown }[] = [];
  const tell = (
    text: string,
    actions: readonly { title: string; run: () => unknown }[] = [],
  ): void => {
    told.push({
      text,
      titles: actions.map(({ title }) => title),
      run: () => actions[0]?.run(),
    });
  };
  const signedIn = vi.fn();
  const subject = new SignIns({ notifications: { information: tell, failure: tell }, signedIn });
  return { subject, told, signedIn };
}

/** What VS Code tells of the newest task: whether its process began, and the code with which it ended. */
function end(processId: number | undefined, exitCode: number | undefined): void {
  const execution = vs.executed.at(-1);
  for (const listener of vs.listeners.start) listener({ execution, processId });
  for (const listener of vs.listeners.process) listener({ execution, exitCode });
  for (const listener of vs.listeners.end) listener({ execution });
}

beforeEach(() => {
  vs.isTrusted = true;
  vs.remoteName = undefined;
  vs.executed.length = 0;
  vs.copied.length = 0;
  for (const listeners of Object.values(vs.listeners)) listeners.length = 0;
});

describe("a sign-in", () => {
  it("runs once at a time, and its end tells that what failed may work now", async () => {
    const { subject, signedIn } = signIns();
    const shown: boolean[] = [];
    subject.changed(() => shown.push(subject.isRunning));
    await subject.run(who);
    await subject.run(who);
    expect(vs.executed).toHaveLength(1);
    expect(signedIn).not.toHaveBeenCalled();
    end(1, 0);
    expect(signedIn).toHaveBeenCalledOnce();
    expect(shown).toEqual([true, false]);
  });

  it.each([
    ["fails", 1],
    ["is ended by the user", undefined],
  ])("that %s has nothing tried again, and the terminal says why", async (_, exitCode) => {
    const { subject, told, signedIn } = signIns();
    await subject.run(who);
    end(1, exitCode);
    expect([subject.isRunning, told, signedIn.mock.calls]).toEqual([false, [], []]);
  });

  it("says where the AWS CLI is missing, and offers the command", async () => {
    const { subject, told } = signIns();
    await subject.run(who);
    end(undefined, undefined);
    expect(told.map(({ text, titles }) => [text, titles])).toEqual([
      [
        "VS Code did not find the AWS CLI (aws) in its PATH. Install it, then start VS Code again, or run the sign-in command in a terminal that has it.",
        ["Copy Sign-In Command"],
      ],
    ]);
    await told[0]?.run();
    expect(vs.copied).toEqual(["aws sso login --profile demo"]);
  });

  it("runs nothing in a workspace that isn't trusted, and does not ask for trust", async () => {
    vs.isTrusted = false;
    const { subject, told } = signIns();
    await subject.run(who);
    expect(vs.executed).toEqual([]);
    expect(told[0]?.text).toMatch(/^VS Code runs no task in a workspace that you do not trust\. /);
    expect(told[0]?.titles).toEqual(["Copy Sign-In Command"]);
    expect(subject.isRunning).toBe(false);
  });

  it.each([
    ["a&calc", "win32", 0],
    ['a"&calc&"', "win32", 0],
    ["%PATH%", "win32", 0],
    ["Größe 1/admin@corp", "win32", 1],
    ["a&calc", "linux", 1],
  ])(
    "of profile %s on %s runs %i tasks: a batch file would read some names as commands",
    async (profile, platform, tasks) => {
      vi.stubGlobal("process", { ...process, platform });
      const { subject, told } = signIns();
      await subject.run({ service: "sso", profile });
      expect([vs.executed.length, told.length]).toEqual([tasks, 1 - tasks]);
      vi.unstubAllGlobals();
    },
  );

  it("asks for a code instead of a browser in a remote window, also where it is copied", async () => {
    vs.remoteName = "ssh-remote";
    const { subject } = signIns();
    await subject.run(who);
    expect(vs.executed[0]?.task.execution.args).toEqual([
      "sso",
      "login",
      "--profile",
      "demo",
      "--use-device-code",
    ]);
    await subject.copy({ service: "login", profile: "demo" });
    expect(vs.copied).toEqual(["aws login --profile demo --remote"]);
  });

  it("goes on while the user is asked for a code, however that ends", async () => {
    const { subject } = signIns();
    const shown: boolean[] = [];
    subject.changed(() => shown.push(subject.isRunning));
    await subject.during(() => Promise.resolve("123456"));
    await expect(subject.during(() => Promise.reject(new Error("x")))).rejects.toThrow("x");
    expect(shown).toEqual([true, false, true, false]);
  });
});
