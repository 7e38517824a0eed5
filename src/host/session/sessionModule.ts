import { window, workspace } from "vscode";
import type { CommandHandlers } from "../base/commands";
import { settingsSection } from "../base/contributions";
import type { DoRemedy } from "../base/errorCommands";
import type { HostContext } from "../base/hostContext";
import { lazyAwsRuntime } from "./awsRuntime";
import { LiveSession } from "./liveSession";
import { askMfaCode } from "./mfaPrompt";
import { remedies } from "./remedies";
import { SessionChoices } from "./sessionChoices";
import { sessionCommands } from "./sessionCommands";
import { SignIns } from "./signIns";
import { watchSessionFiles } from "./sessionFiles";
import { Sessions } from "./sessions";

export interface SessionModule {
  readonly sessions: Sessions;
  readonly choices: SessionChoices;
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
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingsSection)) current.choiceMayHaveChanged();
    }),
  );
  own(
    workspace.onDidGrantWorkspaceTrust(() => {
      current.choiceMayHaveChanged();
    }),
  );
  return {
    sessions: new Sessions(current),
    choices,
    signIns,
    remedy: remedies(signIns, runtime, notifications),
    commands: sessionCommands({ quickPicks: window, runtime, current, choices, settings }),
  };
}
