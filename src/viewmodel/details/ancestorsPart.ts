import type { BackupError } from "../../domain/query/backupError";
import type { Job } from "../../domain/job/job";
import type { Ancestor, FamilyPart, Notice } from "../../protocol/jobDetails";
import { errorText } from "../text/errorText";
import { jobName } from "../job/jobText";
import { oneLine } from "../text/plainText";
import { boundedKey } from "./boundedKey";
import { itemKey, openAction, typeText } from "./jobItem";
import { information } from "./jobItems";
import type { PartContext } from "./partContext";
import { stateBadge } from "./stateBadge";
import { inPart, remedyButtons } from "./remedyButtons";
import { retryLook } from "./retryLook";

/** The chain of parents as far as it was read. */
export interface AncestorsInput {
  /** Nearest first. */
  readonly jobs: readonly Job[];
  readonly loading: boolean;
  /** Why the chain ends; undefined while it is not read to its end. */
  readonly end?: "root" | "selfParent" | "cycle" | "tooDeep" | undefined;
  readonly error?: BackupError | undefined;
  /** The parent that could not be described. */
  readonly failedId?: string | undefined;
}

const prefix = "ancestor";

/** The chain from the root down to the parent; a parent that is known by its id alone stands first. */
export function ancestorsPart(
  job: Job,
  input: AncestorsInput,
  context: PartContext,
): Pick<FamilyPart, "ancestors" | "ancestorsLoading" | "ancestorNotices"> {
  const { jobs, loading } = input;
  const known = jobs.map((parent): Ancestor => ({
    key: itemKey(parent, prefix),
    action: openAction(parent, { prefix, isParent: true }, context),
    state: stateBadge(parent),
    name: jobName(parent),
    type: typeText(parent) ?? "",
  }));
  return {
    ancestors: [...unknownParent(job, input, context), ...known.reverse()],
    ancestorsLoading: loading,
    ancestorNotices: notices(job, input, context),
  };
}

/** The parent where the chain stops for now; its page says what AWS Backup says of it. */
function unknownParent(
  job: Job,
  { jobs, end, failedId }: AncestorsInput,
  { actions }: PartContext,
): readonly Ancestor[] {
  if (end !== undefined && end !== "tooDeep") return [];
  const last = jobs.at(-1) ?? job;
  const id = failedId ?? last.parentJobId ?? "";
  if (id === "" || [job, ...jobs].some((known) => known.id === id)) return [];
  const name = oneLine(id, 60);
  const look = { label: name, accessibleLabel: `Parent job ${name}` };
  const intent = { type: "openJob", job: { kind: job.kind, id, isParent: true } } as const;
  const key = `${prefix}:${boundedKey(id)}`;
  return [{ key, action: actions.add(key, look, intent), name, type: "" }];
}

function notices(
  job: Job,
  { jobs, end, error, failedId }: AncestorsInput,
  { session, formats, actions }: PartContext,
): readonly Notice[] {
  const last = jobs.at(-1);
  switch (end) {
    case "selfParent":
      return [
        information(
          last === undefined
            ? "This job names itself as its parent."
            : `The job ${jobName(last)} names itself as its parent.`,
        ),
      ];
    case "cycle":
      return [information("The parent jobs form a circle.")];
    case "tooDeep":
      return [
        information(`There are more parent jobs than the ${formats.count(jobs.length)} shown.`),
      ];
    case "root":
    case undefined:
  }
  if (error === undefined) return [];
  if (error.kind === "notFound") {
    const id = oneLine(failedId ?? (last ?? job).parentJobId ?? "", 60);
    return [
      information(
        `AWS Backup no longer has the parent job ${id}. It lists backup jobs for 30 days.`,
      ),
    ];
  }
  const retry = actions.add("retry:ancestors", retryLook(error, "load the parent jobs"), {
    type: "retry",
    part: "ancestors",
  });
  return error.kind === "cancelled"
    ? [{ ...information("Not all parent jobs were loaded."), actions: [retry] }]
    : [
        {
          kind: "error",
          text: errorText(error, session).sentence,
          actions: [...remedyButtons(inPart("ancestors"), error, { session, actions }), retry],
        },
      ];
}
