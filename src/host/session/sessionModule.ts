import { window, workspace } from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";
import type { CommandHandlers } from "../base/commands";
import { settingsSection } from "../base/contributions";
import type { DoRemedy } from "../base/errorCommands";
import type { HostContext } from "../base/hostContext";
import { lazyAwsRuntime } from "./awsRuntime";
import { LiveSession } from "./liveSession";
import { entryInUse } from "./entryInUse";
import { askMfaCode } from "./mfaPrompt";
import { remedies } from "./remedies";
import { SessionEntries } from "./sessionEntries";
import { SessionChoices } from "./sessionChoices";
import { sessionCommands } from "./sessionCommands";
import { SignIns } from "./signIns";
import { watchSessionFiles } from "./sessionFiles";
import { Sessions } from "./sessions";

export interface SessionModule {
  readonly sessions: Sessions;
  readonly choices: SessionChoices;
  readonly entries: SessionEntries;
  readonly remedy: DoRemedy;
  readonly signIns: SignIns;
  readonly commands: CommandHandlers<"selectProfile" | "selectRegion">;
}

/** The sessions, and what may change the one in use: a choice, a setting, the AWS config files, trust. */
export function sessionModule(context: HostContext): SessionModule {
  const { own, log, memory, settings, notifications, now } = context;
  const signIns = own(
    new SignIns({
      notifications,
      signedIn: () => {
        current.signedIn();
      },
    }),
  );
  const runtime = lazyAwsRuntime({
    env: process.env,
    log: (entry) => {
      log.request(entry);
    },
    debug: (text) => {
      log.debug(text);
    },
    askMfaCode: (prompt, signal) => signIns.during(() => askMfaCode(prompt, signal)),
    now,
  });
  const choices = new SessionChoices(memory, settings);
  const entries = own(
    new SessionEntries({
      ...context,
      choices,
      inUse: () => entryInUse(runtime, choices.current),
    }),
  );
  const current = own(new LiveSession(runtime, () => choices.current, now));
  // Every window has the extension, for its hovers; the files matter once a session is wanted.
  const wanted = own(
    current.changed(() => {
      wanted.dispose();
      own(
        watchSessionFiles(
          current,
          runtime,
          () => current.source?.session.profile ?? choices.current.profile,
        ),
      );
    }),
  );
  own(
    onSettings(() => {
      entries.mayHaveChanged();
      current.choiceMayHaveChanged();
    }),
  );
  return {
    sessions: new Sessions(current),
    choices,
    entries,
    signIns,
    remedy: remedies(signIns, runtime, notifications),
    commands: sessionCommands({ quickPicks: window, runtime, current, choices, settings }),
  };
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
