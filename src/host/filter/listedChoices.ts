import type { ListCriterion } from "../../domain/filter/jobFilter";
import { BackupError } from "../../domain/query/backupError";
import type { Source } from "../../domain/session/source";
import { criterionTexts } from "../../viewmodel/filter/criterionText";
import { errorText } from "../../viewmodel/text/errorText";
import { oneLine } from "../../viewmodel/text/plainText";
import { failureText } from "../base/failureText";
import type { Line } from "../picks/quickPick";
import { untilSessionLeft } from "../session/untilSessionLeft";
import { type FilterValue, plainChoice } from "./filterChoices";
import type { FilterContext } from "./filterContext";
import type { ListedCriterion } from "./sessionValues";

type ListContext = Pick<FilterContext, "sessions" | "values">;

interface ListWords {
  readonly group: string;
  /** Where it can't be had. */
  readonly missing: string;
}

const words: Readonly<Record<ListedCriterion, ListWords>> = {
  vaults: {
    group: "Vaults of this account",
    missing: "The account's vaults could not be listed",
  },
  resourceTypes: {
    group: "Resource types that AWS Backup supports",
    missing: "The supported resource types could not be listed",
  },
};

/**
 * What AWS lists of a criterion, for the session in use: when that is left meanwhile, its request ends, and the next
 * one's AWS is asked. A line says why where it can't be had. Never rejects; undefined where AWS has no such list.
 */
export function listedChoices(
  criterion: ListCriterion,
  context: ListContext,
): ((signal: AbortSignal) => Promise<readonly Line<FilterValue>[]>) | undefined {
  if (criterion !== "vaults" && criterion !== "resourceTypes") return undefined;
  const { group, missing } = words[criterion];
  const current = context.sessions.preferred;
  const list = async (signal: AbortSignal): Promise<readonly Line<FilterValue>[]> => {
    const state = await current.start();
    if (state.kind !== "ready") {
      return [{ label: missing, detail: "There is no AWS session.", group }];
    }
    const untilLeft = untilSessionLeft(current, signal);
    const lines = await linesIn(state, criterion, context, untilLeft);
    return untilLeft.aborted && !signal.aborted ? list(signal) : lines;
  };
  return list;
}

async function linesIn(
  source: Source,
  criterion: ListedCriterion,
  { values }: ListContext,
  signal: AbortSignal,
): Promise<readonly Line<FilterValue>[]> {
  const { group, missing } = words[criterion];
  try {
    const { names, isComplete } = await values.listed(criterion, source, signal);
    const choices = names.map((name) => ({ ...plainChoice(criterion, name), group }));
    const { plural } = criterionTexts[criterion];
    return isComplete
      ? choices
      : [...choices, { label: `There are more ${plural}. Type a name`, group }];
  } catch (error) {
    const { session } = source;
    if (!(error instanceof BackupError)) {
      return [{ label: missing, detail: oneLine(failureText(error, session), 300), group }];
    }
    // A row has room for some hundred characters: what helps is one of its own.
    const { label, hint } = errorText(error, session);
    return [{ label: `${missing}: ${label}`, detail: `${hint}.`, group }];
  }
}
