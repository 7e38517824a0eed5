import type { BackupError } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import { type ErrorAction, errorRemedy } from "../../viewmodel/text/errorRemedy";
import { iamPolicy } from "../../viewmodel/text/iamPolicy";
import type { CommandHandler, CommandHandlers } from "../base/commands";
import { copyText } from "../base/copyText";
import type { DoRemedy } from "../base/errorCommands";
import type { Notifications } from "../base/notifications";
import type { Sessions } from "../session/sessions";
import type { Views } from "./views";

export interface RemedyCommandsOptions {
  readonly views: Views;
  readonly sessions: Pick<Sessions, "all" | "preferred">;
  readonly remedy: DoRemedy;
  readonly notifications: Pick<Notifications, "information">;
}

type OfProblem = "signIn" | "copySignIn" | "openConfig";

/** What helps where a request failed, and has to be done elsewhere. */
export function remedyCommands({
  views,
  sessions,
  remedy,
  notifications,
}: RemedyCommandsOptions): CommandHandlers<
  "signIn" | "copySignInCommand" | "openConfigFile" | "copyIamPolicy"
> {
  const sourceAt = (argument: unknown): Source | undefined => {
    const row = views.row(argument);
    return row?.view.tree.sourceOf(row.node);
  };
  /** The row's session first, in its view and in the others; then what failed anywhere. */
  const actionOf = (kind: OfProblem, argument: unknown): ErrorAction | undefined => {
    const row = views.row(argument);
    const source = sourceAt(argument);
    const ofRow = source === undefined ? undefined : row?.view.tree.treeOf(source);
    const trees = [
      ...(ofRow === undefined ? [] : [ofRow]),
      ...(source === undefined ? [] : views.treesOf(source)),
      ...(row?.view.tree.trees ?? []),
      ...views.all.flatMap(({ tree }) => tree.trees),
    ];
    return [
      ...trees.map((tree) => [tree.status.problem, tree.source?.session] as const),
      ...sessions.all.map(({ health, session }) => [health.current.error, session] as const),
    ]
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
      const { profile: name } = (sourceAt(argument) ?? sessions.preferred).session;
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
