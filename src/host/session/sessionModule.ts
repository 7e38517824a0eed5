import { window, workspace } from "vscode";
import { type Disposable, DisposableStore, type Own } from "../../base/disposables";
import { regionId } from "../../domain/arn/regionReading";
import type { CommandHandlers } from "../base/commands";
import { settingsSection } from "../base/contributions";
import type { DoRemedy } from "../base/errorCommands";
import type { HostContext } from "../base/hostContext";
import { lazyAwsRuntime, type LoadAwsRuntime } from "./awsRuntime";
import type { EntryContext } from "./entryContext";
import { entryInUse } from "./entryInUse";
import { askMfaCode } from "./mfaPrompt";
import { RegionMemory } from "./regionMemory";
import { remedies } from "./remedies";
import { SessionChoices } from "./sessionChoices";
import { type SessionCommand, sessionCommands } from "./sessionCommands";
import { SessionEntries } from "./sessionEntries";
import { watchSessionFiles } from "./sessionFiles";
import { Sessions } from "./sessions";
import { SessionSwitch } from "./sessionSwitch";
import { SignIns } from "./signIns";
import { ViewsInSight } from "./viewsInSight";

export interface SessionModule {
  readonly sessions: Sessions;
  readonly entries: SessionEntries;
  readonly sessionSwitch: SessionSwitch;
  readonly regionMemory: RegionMemory;
  readonly remedy: DoRemedy;
  readonly signIns: SignIns;
  readonly commands: CommandHandlers<SessionCommand>;
}

export interface SessionModuleOptions extends Pick<EntryContext, "ofRow"> {
  /** All that show sessions. */
  readonly treeViews: ConstructorParameters<typeof ViewsInSight>[0];
}

/** The sessions, and what may change them: entries, a choice, a setting, the AWS config files, trust. */
export function sessionModule(
  context: HostContext,
  { ofRow, treeViews }: SessionModuleOptions,
): SessionModule {
  const { own, memory, settings, notifications, now } = context;
  const signIns = own(
    new SignIns({
      notifications,
      // A token may be that of several profiles.
      signedIn: () => {
        for (const each of sessions.all) if (each.health.current.kind !== "fine") each.signedIn();
      },
    }),
  );
  const runtime = runtimeOf(context, signIns);
  const choices = new SessionChoices(memory, settings);
  const entries = own(
    new SessionEntries({
      ...context,
      choices,
      inUse: () => entryInUse(runtime, choices.current),
    }),
  );
  const regionMemory = new RegionMemory(memory);
  const sessions: Sessions = own(
    new Sessions({
      runtime,
      entries,
      now,
      regionsFirst: (profile) => [
        ...regionMemory.of(profile),
        ...settings.regions.flatMap((text) => regionId(text) ?? []),
      ],
    }),
  );
  onceWanted(own, sessions, () =>
    watchSessionFiles(sessions, runtime, own(new ViewsInSight(treeViews))),
  );
  own(
    onSettings(() => {
      entries.mayHaveChanged();
      for (const session of sessions.all) session.choiceMayHaveChanged();
    }),
  );
  const sessionSwitch = new SessionSwitch({ ...context, choices, entries, sessions });
  const made = { sessions, entries, sessionSwitch };
  return {
    ...made,
    regionMemory,
    signIns,
    remedy: remedies(signIns, runtime, notifications),
    commands: sessionCommands({
      ...context,
      ...made,
      runtime,
      ofRow,
      quickPicks: window,
      inputBoxes: window,
    }),
  };
}

/** Every window has the extension, for its hovers; the files matter once a session is wanted. */
function onceWanted(
  own: Own,
  sessions: Pick<Sessions, "changed">,
  watchFiles: () => Disposable,
): void {
  const wanted = own(
    sessions.changed(() => {
      wanted.dispose();
      own(watchFiles());
    }),
  );
}

function runtimeOf({ log, now }: HostContext, signIns: SignIns): LoadAwsRuntime {
  return lazyAwsRuntime({
    env: process.env,
    log: (entry) => {
      log.request(entry);
    },
    sent: (operation) => {
      log.sent(operation);
    },
    debug: (text) => {
      log.debug(text);
    },
    askMfaCode: (prompt, signal) => signIns.during(() => askMfaCode(prompt, signal)),
    now,
  });
}

/** Calls after a change of our settings, and of trust: VS Code leaves some of an untrusted workspace's out. */
function onSettings(mayHaveChanged: () => void): Disposable {
  const store = new DisposableStore();
  store.add(
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingsSection)) mayHaveChanged();
    }),
  );
  store.add(workspace.onDidGrantWorkspaceTrust(mayHaveChanged));
  return store;
}
