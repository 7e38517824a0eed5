import type { BackupError } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import { type ErrorAction, errorRemedy } from "../../viewmodel/text/errorRemedy";
import { iamPolicy } from "../../viewmodel/text/iamPolicy";
import type { CommandHandler, CommandHandlers } from "../base/commands";
import { copyText } from "../base/copyText";
import type { DoRemedy } from "../base/errorCommands";
import type { Notifications } from "../base/notifications";
import type { LiveSession } from "../session/liveSession";
import type { Views } from "./views";

export interface RemedyCommandsOptions {
  readonly views: Views;
  readonly current: Pick<LiveSession, "session" | "health">;
  readonly remedy: DoRemedy;
  readonly notifications: Pick<Notifications, "information">;
}

type OfProblem = "signIn" | "copySignIn" | "openConfig";

/** What helps where a request failed, and has to be done elsewhere. */
export function remedyCommands({
  views,
  current,
  remedy,
  notifications,
}: RemedyCommandsOptions): CommandHandlers<
  "signIn" | "copySignInCommand" | "openConfigFile" | "copyIamPolicy"
> {
  /** The row's view first: each is of the session in use, but a view may have failed in another way. */
  const actionOf = (kind: OfProblem, argument: unknown): ErrorAction | undefined => {
    const chosen = views.row(argument)?.view;
    const failed = [...(chosen === undefined ? [] : [chosen]), ...views.all].map(
      ({ tree }) => [tree.status.problem, tree.source?.session] as const,
    );
    return [...failed, [current.health.current.error, current.session] as const]
      .flatMap(([problem, session]) => actionsOf(problem, session))
      .find((action) => action.kind === kind);
  };
  const ofProblem =
    (kind: OfProblem, nothing: string): CommandHandler =>
    async (argument) => {
      const action = actionOf(kind, argument);
      if (action === undefined) notifications.information(nothing);
      else await remedy(action);
    };
  return {
    signIn: ofProblem("signIn", "No view needs you to sign in."),
    copySignInCommand: ofProblem("copySignIn", "No view needs you to sign in."),
    openConfigFile: async (argument) => {
      const { profile: name } = current.session;
      await remedy(
        actionOf("openConfig", argument) ?? {
          kind: "openConfig",
          profile: { name, holds: "settings" },
        },
      );
    },
    copyIamPolicy: () => copyText(iamPolicy(), "the IAM policy"),
  };
}

function actionsOf(
  problem: BackupError | undefined,
  session: Session | undefined,
): readonly ErrorAction[] {
  return problem === undefined || session === undefined
    ? []
    : errorRemedy(problem, session).actions;
}
