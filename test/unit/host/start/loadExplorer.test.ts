import type { LogOutputChannel } from "vscode";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ComposeOptions, Explorer } from "../../../../src/host/start/composition";
import { loadExplorer } from "../../../../src/host/start/loadExplorer";
import { standIn } from "../../../support/standIn";

const channel = vi.hoisted(() => ({ made: 0, lines: [] as string[] }));
const compose = vi.hoisted(() => vi.fn<() => unknown>());

vi.mock("vscode", () => ({
  window: {
    createOutputChannel: (name: string): Partial<LogOutputChannel> => {
      channel.made++;
      return {
        name,
        error: (text: string | Error) => void channel.lines.push(String(text)),
        dispose: () => undefined,
      };
    },
  },
}));
const composition = "../../../../src/host/start/composition";
vi.mock("../../../../src/host/start/composition", () => ({ compose }));

const options = standIn<Omit<ComposeOptions, "logChannel">>({});
const explorer = standIn<Explorer>({});

beforeEach(() => {
  channel.made = 0;
  channel.lines.length = 0;
  compose.mockReset();
});

describe("what stands behind the views", () => {
  it("says what is broken and where more is said when it can't start; the next call tries again", async () => {
    compose.mockImplementationOnce(() => {
      throw new Error("no session module");
    });
    compose.mockReturnValue(explorer);
    const load = loadExplorer(options, (part) => part);
    await expect(load()).rejects.toThrow(
      "AWS Backup Explorer could not start (no session module). This is a fault in the extension: the output channel AWS Backup tells more. Reload the window to try again.",
    );
    expect(channel.lines).toEqual([
      expect.stringMatching(/^Start: Error: no session module\n +at /),
    ]);
    expect(await load()).toBe(explorer);
    expect(channel.made).toBe(1);
  });
  it("is loaded in one task of the extension host and made in another", async () => {
    const order: string[] = [];
    compose.mockImplementationOnce(() => {
      throw new Error("not yet");
    });
    compose.mockImplementation(() => {
      order.push("made");
      return explorer;
    });
    const load = loadExplorer(options, (part) => part);
    await expect(load()).rejects.toThrow("not yet");
    // The file is loaded by now: without another task, all is done before this one.
    setImmediate(() => order.push("what others wait for"));
    await load();
    expect(order).toEqual(["what others wait for", "made"]);
  });

  it("says that it may have to be installed again when its file is missing", async () => {
    vi.resetModules();
    vi.doMock(composition, () => {
      throw new Error("Cannot find module './explorer.js'\nRequire stack:\n- /a");
    });
    await expect(loadExplorer(options, (part) => part)()).rejects.toThrow(
      /^AWS Backup Explorer could not be loaded \([^\n]+\)\. Reload the window, or install it again\.$/,
    );
    expect(channel.made).toBe(0);
  });
});
