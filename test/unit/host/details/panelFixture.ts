import { vi } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import type { JobGateway } from "../../../../src/domain/query/jobGateway";
import { DetailsPanel } from "../../../../src/host/details/detailsPanel";
import { Log } from "../../../../src/host/base/log";
import { createRun } from "../../../../src/host/base/run";
import type { SessionState } from "../../../../src/host/session/liveSession";
import type { HostIntent } from "../../../../src/viewmodel/details/actions";
import { OpenSessions } from "../support/openSessions";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { WireObject } from "../../../support/endpoint/wire";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { FakeWebviewPanel } from "../../../support/jobs/fakeWebviewPanel";
import { aSession, utcFormats } from "../../../support/jobs/treeFixture";

export interface PanelScene {
  readonly fake: FakeWebviewPanel;
  readonly panel: DetailsPanel;
  readonly gateway: AccountGateway;
  /** What was logged. */
  readonly lines: readonly string[];
  /** What the user was told of. */
  readonly told: readonly string[];
  /** What the host does for the page fails, once it is set. */
  readonly broken: { why: Error | undefined };
  readonly performed: readonly HostIntent[];
  readonly settle: () => Promise<unknown>;
  readonly become: (next: SessionState) => void;
}

/** The panel of a backup job "a", in a session over an account that the test can change. */
export function aPanel(
  jobs: readonly WireObject[],
  {
    visible = true,
    restored = false,
    known,
  }: { readonly visible?: boolean; readonly restored?: boolean; readonly known?: Job } = {},
): PanelScene {
  const fake = new FakeWebviewPanel();
  fake.visible = visible;
  const gateway = new AccountGateway({ account: accountOf({ backup: jobs }) });
  const sessions = new OpenSessions({ session: aSession, gateway });
  const lines: string[] = [];
  const performed: HostIntent[] = [];
  const note = (text: string): void => void lines.push(text);
  const show = (): void => undefined;
  const log = new Log({ debug: note, info: note, warn: note, error: note, show }, Date.now);
  const told: string[] = [];
  const notifications = { failure: (text: string) => told.push(text) };
  const broken: { why: Error | undefined } = { why: undefined };
  const panel = new DetailsPanel({
    isWatched: () => false,
    panel: fake.asPanel,
    html: () => "",
    ref: { kind: "backup", id: "a", ...(known && { known }) },
    session: aSession,
    pinned: false,
    restored,
    formats: () => utcFormats,
    pageSize: () => 100,
    now: Date.now,
    log,
    run: createRun({
      log,
      notifications,
      remedy: () => Promise.resolve(),
      session: () => aSession,
    }),
    sessions: sessions.asSessions,
    newResource: () => {
      throw new Error("No resource is opened here.");
    },
    perform: (intent) => {
      performed.push(intent);
      return broken.why === undefined ? Promise.resolve() : Promise.reject(broken.why);
    },
    changed: () => undefined,
  });
  const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(10);
  return {
    fake,
    panel,
    gateway,
    lines,
    told,
    broken,
    performed,
    settle,
    become: (next: SessionState) => {
      sessions.become(next);
      panel.sessionChanged();
    },
  };
}

export function ready(gateway: JobGateway, session = aSession): SessionState {
  return { kind: "ready", session, gateway };
}
