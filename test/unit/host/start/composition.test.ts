import { afterEach, describe, expect, it, vi } from "vitest";
import type { Own } from "../../../../src/base/disposables";
import type * as SessionModule from "../../../../src/host/session/sessionModule";
import type * as TreeModule from "../../../../src/host/tree/treeModule";
import type * as FilterModule from "../../../../src/host/filter/filterModule";
import type * as DetailsModule from "../../../../src/host/details/detailsModule";
import type * as JumpsModule from "../../../../src/host/jumps/jumpsModule";
import { explorerInSight } from "../support/explorerInSight";

const status = vi.hoisted((): string[] => []);
const start = vi.hoisted(() => ({
  /** The module that can't be made. */
  broken: undefined as string | undefined,
  made: [] as string[],
  disposed: [] as string[],
}));

vi.mock("vscode", () => {
  const nothing = { dispose: () => undefined };
  const event = () => nothing;
  class Thing {
    readonly event = event;
    readonly fire = () => undefined;
    readonly dispose = () => undefined;
  }
  const item = {
    text: "",
    show: () => status.push(item.text),
    hide: () => status.push(""),
    dispose: () => undefined,
  };
  return {
    EventEmitter: Thing,
    ThemeColor: Thing,
    Uri: { file: (path: string) => path },
    StatusBarAlignment: { Left: 1 },
    env: { language: "en" },
    commands: { executeCommand: () => Promise.resolve() },
    window: {
      createStatusBarItem: () => item,
      onDidChangeTextEditorSelection: event,
      onDidChangeWindowState: event,
      state: { focused: true, active: true },
    },
    workspace: {
      isTrusted: true,
      onDidChangeConfiguration: event,
      onDidGrantWorkspaceTrust: event,
      getConfiguration: () => ({ get: () => undefined, inspect: () => undefined }),
    },
  };
});

vi.mock("../../../../src/aws/index", () => ({
  createAwsRuntime: () => ({
    watchIdentity: () => ({
      look: () => Promise.resolve(),
      poll: () => undefined,
      dispose: () => undefined,
    }),
    resolveSession: () => new Promise(() => undefined),
  }),
}));

/** A module that says when it is made, and when what it owns is disposed. */
function told<Args extends readonly [{ readonly own: Own }, ...unknown[]], Made>(
  name: string,
  module: (...args: Args) => Made,
): (...args: Args) => Made {
  return (...args) => {
    if (start.broken === name) throw new Error(`no ${name}`);
    start.made.push(name);
    args[0].own({ dispose: () => start.disposed.push(name) });
    return module(...args);
  };
}

vi.mock("../../../../src/host/session/sessionModule", async (original) => {
  const real = await original<typeof SessionModule>();
  return { sessionModule: told("session", real.sessionModule) };
});
vi.mock("../../../../src/host/tree/treeModule", async (original) => {
  const real = await original<typeof TreeModule>();
  return { treeModule: told("tree", real.treeModule) };
});
vi.mock("../../../../src/host/filter/filterModule", async (original) => {
  const real = await original<typeof FilterModule>();
  return { filterModule: told("filter", real.filterModule) };
});
vi.mock("../../../../src/host/details/detailsModule", async (original) => {
  const real = await original<typeof DetailsModule>();
  return { detailsModule: told("details", real.detailsModule) };
});
vi.mock("../../../../src/host/jumps/jumpsModule", async (original) => {
  const real = await original<typeof JumpsModule>();
  return { jumpsModule: told("jumps", real.jumpsModule) };
});

const modules = ["session", "tree", "filter", "details", "jumps"] as const;

afterEach(() => {
  status.length = 0;
  start.made.length = 0;
  start.disposed.length = 0;
  start.broken = undefined;
});

describe("what is made when it is first needed", () => {
  it("says at once that it looks for the profile, where a view is in sight already", () => {
    explorerInSight().dispose();
    expect(status).toEqual(["$(loading~spin) AWS Backup"]);
  });

  it("goes with the explorer, the last first", () => {
    explorerInSight().dispose();
    expect(start.made).toEqual(modules);
    expect(start.disposed).toEqual(modules.toReversed());
  });

  it.each(modules)("is disposed, the last first, when the module %s can't be made", (name) => {
    start.broken = name;
    expect(() => explorerInSight()).toThrow(`no ${name}`);
    const before = modules.slice(0, modules.indexOf(name));
    expect(start.made).toEqual(before);
    expect(start.disposed).toEqual(before.toReversed());
  });
});
