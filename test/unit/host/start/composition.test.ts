import { describe, expect, it, vi } from "vitest";
import { explorerInSight } from "../support/explorerInSight";

const status = vi.hoisted((): string[] => []);

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
    StatusBarAlignment: { Left: 1 },
    env: { language: "en" },
    commands: { executeCommand: () => Promise.resolve() },
    window: {
      createOutputChannel: () => ({
        info: () => undefined,
        error: () => undefined,
        dispose: () => undefined,
      }),
      createStatusBarItem: () => item,
      onDidChangeTextEditorSelection: event,
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
  createAwsRuntime: () => ({ resolveSession: () => new Promise(() => undefined) }),
}));

describe("what is made when it is first needed", () => {
  it("says at once that it looks for the profile, where a view is in sight already", () => {
    explorerInSight().dispose();
    expect(status).toEqual(["$(loading~spin) AWS Backup"]);
  });
});
