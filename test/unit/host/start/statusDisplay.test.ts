import { describe, expect, it, vi } from "vitest";
import { everyRegion } from "../../../../src/domain/session/sessionEntry";
import type { LiveSession, SessionState } from "../../../../src/host/session/liveSession";
import type { OpenEntry, Sessions } from "../../../../src/host/session/sessions";
import type { StatusBar } from "../../../../src/host/session/statusBar";
import { StatusDisplay } from "../../../../src/host/start/statusDisplay";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import type { Views } from "../../../../src/host/tree/views";
import type { ViewTree } from "../../../../src/viewmodel/tree/viewTree";
import { noGateway } from "../../../support/jobs/noGateway";
import { settled } from "../../../support/jobs/settled";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { standIn } from "../../../support/standIn";

vi.mock("vscode", () => ({ window: {} }));

const ready = (profile: string, region = "eu-west-1"): SessionState => ({
  kind: "ready",
  session: { profile, region },
  gateway: noGateway,
});

function live(state: SessionState): LiveSession {
  return standIn<LiveSession>({
    state,
    source: state.kind === "ready" ? state : undefined,
    names: state.kind === "ready" ? state.session : {},
    health: standIn<LiveSession["health"]>({ current: { kind: "fine", since: 0 } }),
    accountId: undefined,
  });
}

function entry(id: string, ...states: readonly SessionState[]): OpenEntry {
  return {
    id,
    entry: states.length > 1 ? { profile: id, region: everyRegion } : {},
    sessions: states.map((state, i) => ({ id: `${id} ${i}`, session: live(state) })),
  };
}

/** A status bar over one view, whose old rows go when the test says so. */
function aDisplay() {
  let entries: readonly OpenEntry[] = [];
  const replaced: (() => void)[] = [];
  const dropUnseen = vi.fn();
  const none = () => ({ dispose: () => undefined });
  const view = standIn<JobsView>({
    tree: standIn<ViewTree>({ statusChanged: none }),
    rowsReplaced: () => new Promise<void>((resolve) => replaced.push(resolve)),
    dropUnseen,
  });
  let shown: string | undefined;
  const display = new StatusDisplay({
    sessions: standIn<Sessions>({
      get entries() {
        return entries;
      },
      get all() {
        return entries.flatMap(({ sessions }) => sessions.map(({ session }) => session));
      },
    }),
    views: standIn<Views>({ all: [view], treesOf: () => [] }),
    log: { lastHour: new Map([["ListBackupJobs", 7]]) },
    statusBar: standIn<StatusBar>({
      show: (status) => {
        if (status !== undefined) {
          expect(status.tooltip).toMatch(/\nRequests in the last hour: 7 \(ListBackupJobs 7\)$/);
        }
        shown = status?.words;
      },
    }),
    signIns: { isRunning: false, changed: none },
    remedy: () => Promise.resolve(),
    formats: () => utcFormats,
    now: () => 0,
  });
  return {
    display,
    replaced,
    dropUnseen,
    become: (...next: readonly OpenEntry[]): void => {
      entries = next;
      display.sessionsChanged();
    },
    drawn: async (): Promise<void> => {
      replaced.shift()?.();
      await settled();
    },
    get shown(): string | undefined {
      return shown;
    },
  };
}

const loading = { kind: "loading" } as const;

describe("the status bar on a switch", () => {
  it("names the first session at once: there are no rows of another", () => {
    const bar = aDisplay();
    bar.become(entry("a", { kind: "idle" }));
    bar.become(entry("a", loading));
    expect(bar.shown).toBe("AWS Backup");
    bar.become(entry("a", ready("first")));
    expect(bar.shown).toBe("first · eu-west-1");
    expect(bar.replaced).toHaveLength(0);
  });

  it("names nobody from then on until the rows of before are gone", async () => {
    const bar = aDisplay();
    bar.become(entry("a", ready("first")));
    bar.become(entry("a", loading));
    expect(bar.shown).toBe("Switching…");
    bar.become(entry("a", ready("second")));
    bar.display.show();
    expect(bar.shown).toBe("Switching…");
    await bar.drawn();
    expect(bar.shown).toBe("second · eu-west-1");
  });

  it("waits for each of several switches", async () => {
    const bar = aDisplay();
    bar.become(entry("a", ready("first")));
    bar.become(entry("a", ready("second")));
    bar.become(entry("a", ready("third")));
    await bar.drawn();
    expect(bar.shown).toBe("Switching…");
    await bar.drawn();
    expect(bar.shown).toBe("third · eu-west-1");
  });

  it("waits for the rows to go that say why there was no session, and for those of another Region", async () => {
    const bar = aDisplay();
    const files = { files: [], unreadable: undefined } as const;
    bar.become(
      entry("a", { kind: "profileMissing", profile: "gone", namedBy: "setting", ...files }),
    );
    bar.become(entry("a", ready("first")));
    expect(bar.shown).toBe("Switching…");
    await bar.drawn();
    bar.become(entry("a", ready("first", "us-east-1")));
    expect(bar.shown).toBe("Switching…");
    await bar.drawn();
    expect(bar.shown).toBe("first · us-east-1");
  });

  it("names nobody between several sessions and one", async () => {
    const bar = aDisplay();
    const [first, second, third] = [ready("first"), ready("second"), ready("third")];
    bar.become(entry("a", first), entry("b", second));
    expect(bar.shown).toBe("2 sessions");
    bar.become(entry("c", third));
    expect(bar.shown).toBe("Switching…");
    await bar.drawn();
    expect(bar.shown).toBe("third · eu-west-1");
    bar.become(entry("r", first, second));
    expect(bar.shown).toBe("Switching…");
    await bar.drawn();
    expect(bar.shown).toBe("first · 2 of 2 Regions");
  });

  it("counts several at once, whose rows have names of their own; those out of sight of one that was left go", () => {
    const bar = aDisplay();
    const [first, second] = [ready("first"), ready("second")];
    bar.become(entry("a", first), entry("b", second), entry("c", ready("third")));
    bar.become(entry("a", first), entry("b", second));
    expect(bar.shown).toBe("2 sessions");
    expect(bar.replaced).toHaveLength(0);
    expect(bar.dropUnseen).toHaveBeenCalledOnce();
  });

  it("stays while a session comes beside the one that is there", () => {
    const bar = aDisplay();
    const first = ready("first");
    bar.become(entry("a", first));
    bar.become(entry("a", first), entry("b", loading));
    bar.become(entry("a", first), entry("b", ready("second")));
    expect(bar.shown).toBe("2 sessions");
    expect(bar.replaced).toHaveLength(0);
  });
});
