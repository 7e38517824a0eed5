import { errorText } from "../../viewmodel/text/errorText";
import { iamPolicy } from "../../viewmodel/text/iamPolicy";
import type { CommandHandlers } from "../base/commands";
import { copyText } from "../base/copyText";
import type { Notifications } from "../base/notifications";
import type { JobsView } from "./jobsView";
import type { Views } from "./views";

/** What helps where a request failed, and has to be done elsewhere. */
export function remedyCommands(
  views: Views,
  notifications: Pick<Notifications, "information">,
): CommandHandlers<"copySignInCommand" | "copyIamPolicy"> {
  return {
    copySignInCommand: async (argument) => {
      // The row's view first: each is of the session in use, but a view may have failed in another way.
      const chosen = views.row(argument)?.view;
      const command = [...(chosen === undefined ? [] : [chosen]), ...views.all]
        .map(signInOf)
        .find((each) => each !== undefined);
      if (command !== undefined) await copyText(command, "the sign-in command");
      else notifications.information("No view needs you to sign in.");
    },
    copyIamPolicy: () => copyText(iamPolicy(), "the IAM policy"),
  };
}

/** The command that signs a view's profile in, where a request failed for want of it. */
function signInOf({ tree }: JobsView): string | undefined {
  const { problem } = tree.status;
  if (problem === undefined || tree.source === undefined) return undefined;
  const { action } = errorText(problem, tree.source.session);
  return action.kind === "signIn" ? action.command : undefined;
}
