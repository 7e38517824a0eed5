import { environmentProfile, profileLabel } from "../../domain/session/session";
import { actionHint, errorActionTexts, retryText } from "../text/errorActionText";
import { type ErrorAction, errorRemedy } from "../text/errorRemedy";
import { oneLine } from "../text/plainText";
import { sessionProblem } from "./sessionProblem";
import type { SessionFacts } from "./sessionStatus";

/** What the list of a session does. */
export type SessionMenuAction =
  | ErrorAction
  | { readonly kind: "refresh" }
  | { readonly kind: "addSession" }
  | { readonly kind: "copyAccountId"; readonly accountId: string };

export interface SessionMenuLine {
  readonly label: string;
  readonly description?: string;
  readonly group: string;
  readonly action: SessionMenuAction;
}

/** What can be done about a session: what helps where something stands in the way, then what always can. */
export function sessionMenuLines(facts: SessionFacts): readonly SessionMenuLine[] {
  const helping = helpingLines(facts);
  const offered = new Set(helping.map(({ action }) => action.kind));
  return [...helping, ...usualLines(facts).filter(({ action }) => !offered.has(action.kind))];
}

/** What helps where something stands in the way of a session, the likeliest first. */
export function helpingLines({ state, health }: SessionFacts): readonly SessionMenuLine[] {
  switch (state.kind) {
    case "ready": {
      if (health.error === undefined) return [];
      const { remedy, actions } = errorRemedy(health.error, state.session);
      const lines = helping(remedy, actions);
      const { label } = retryText(health.error.reason);
      return lines.map((line) => (line.action.kind === "retry" ? { ...line, label } : line));
    }
    case "environmentMissing":
      return helping("", [{ kind: sessionProblem(state).helps }]);
    case "noProfile":
    case "filesUnreadable":
      return helping("", [{ kind: sessionProblem(state).helps }, ...openConfig("default")]);
    case "profileMissing":
    case "noRegion":
    case "regionInvalid":
      return helping("", [{ kind: sessionProblem(state).helps }, ...openConfig(state.profile)]);
    case "failed":
      return helping("", [{ kind: "retry" }]);
    case "idle":
    case "loading":
      return [];
  }
}

function openConfig(name: string): readonly ErrorAction[] {
  if (name === environmentProfile) return [];
  return [{ kind: "openConfig", profile: { name, holds: "settings" } }];
}

/** @param remedy stands beside the first */
function helping(remedy: string, actions: readonly ErrorAction[]): readonly SessionMenuLine[] {
  return actions.map((action, index) => ({
    label: errorActionTexts[action.kind].label,
    ...(index === 0 && remedy !== "" && { description: actionHint(action, remedy) }),
    group: "What helps",
    action,
  }));
}

function usualLines({ state, accountIds }: SessionFacts): readonly SessionMenuLine[] {
  const group = "Session";
  const { profile = "", region = "" } = state.kind === "ready" ? state.session : {};
  return [
    {
      label: errorActionTexts.selectProfile.label,
      description: oneLine(profileLabel(profile), 60),
      group,
      action: { kind: "selectProfile" },
    },
    {
      label: errorActionTexts.selectRegion.label,
      description: oneLine(region, 40),
      group,
      action: { kind: "selectRegion" },
    },
    { label: "Add Session…", group, action: { kind: "addSession" } },
    { label: "Refresh", group, action: { kind: "refresh" } },
    ...copyLines(accountIds, group),
    { label: errorActionTexts.showLog.label, group, action: { kind: "showLog" } },
  ];
}

/** Copies the account's ID, where one account is known. */
export function copyLines(
  accountIds: readonly string[],
  group: string,
): readonly SessionMenuLine[] {
  const [accountId, ...others] = accountIds;
  if (accountId === undefined || others.length > 0) return [];
  const description = oneLine(accountId, 20);
  const action = { kind: "copyAccountId", accountId } as const;
  return [{ label: "Copy Account ID", description, group, action }];
}
