import type { Job } from "../../domain/job/job";
import { displayState } from "../../domain/job/jobState";
import { canBeWatched } from "../../domain/live/jobEnd";
import type { Mark } from "../../domain/live/seenMarks";
import { type ConsolePage, jobConsolePage } from "../console/jobConsolePage";
import { jobName, jobPercent, shownArnOf, shortType, vaultNotReported } from "../job/jobText";
import { jobCause, shortCause } from "../job/causeText";
import { threatsText } from "../job/scanResultText";
import { spokenMark } from "../live/markText";
import { stateText } from "../job/stateText";
import { oneLine } from "../text/plainText";
import { type NameRoom, shortName } from "../text/shortName";
import { type RowTimeContext, shownTime, spokenTime } from "./rowTime";
import type { NodeRow, RowCapability } from "./treeNode";

export interface JobRowContext extends RowTimeContext {
  readonly id: string;
  /** What a person calls the job's parent, where that is not the row above. */
  readonly parentName?: string;
  readonly vaultLabel: string;
  /** Whose job it is, where jobs of several accounts are shown; a row above may say so. */
  readonly account?: { readonly id: string; readonly isSaidAbove: boolean };
  /** The Region that the jobs are of. */
  readonly region: string;
  readonly expandable: boolean;
  /** The job is shown below itself: a loop in AWS's data. */
  readonly isRepeated: boolean;
  /** It failed, and a good job that is loaded followed it. */
  readonly isRecovered: boolean;
  /** Asked for by its id: no page of a list has brought it yet. */
  readonly isGuest: boolean;
  readonly isWatched: boolean;
  /** What it is since the user last looked. */
  readonly mark?: Mark;
  /** A long name gives way to what decides: that it is new, the cause, or that it has recovered. */
  readonly shortensNames: boolean;
}

/**
 * No API tells how wide a view is. At its usual 300 px, a name and a cause of some 25 characters together can be read
 * (measured for 95 % of the demo account's failed jobs, in a wide font).
 */
const roomForBoth = 25;
const longestName = 19;
const longestLabel = 16;

/** A job's row: name, then cause, time, percent, type and parent; the same in words for screen readers. */
export function jobRow(job: Job, context: JobRowContext): NodeRow {
  const { id, expandable, vaultLabel, mark } = context;
  const account = context.account && oneLine(context.account.id, 20);
  const state = stateText(displayState(job));
  const name = jobName(job);
  const cause = shortCause(job);
  const recovered = context.isRecovered ? "recovered" : undefined;
  // A narrow view has no room for that word and the cause: the mark stands there, too.
  const decisive = recovered && cause ? `✓ ${cause}` : (cause ?? recovered);
  const said = jobCause(job, 200);
  const type = job.resourceType === undefined ? undefined : shortType(job.resourceType);
  const percent = jobPercent(job);
  const percentText = percent === undefined ? undefined : `${percent} %`;
  const parentText = parentTextOf(context);
  return {
    id,
    label: context.shortensNames ? nameBeside(name, join([mark, decisive], " · ")) : name,
    description: join(
      [
        mark,
        ...shownParts({
          time: shownTime(job, context, cause !== undefined),
          percent: percentText,
          cause: decisive,
          recovered: cause && recovered,
          type,
          account: context.account?.isSaidAbove === true ? undefined : account,
        }),
        parentText,
        context.isGuest ? "found by ID" : undefined,
      ],
      " · ",
    ),
    icon: threatsText(job)?.icon ?? state.icon,
    expandable,
    capabilities: withWatch(capabilitiesOf(job, context.region), job, context),
    accessibleLabel: join(
      [
        name,
        mark && spokenMark(mark),
        type,
        state.label,
        recovered && `${recovered} by a later ${job.kind}`,
        spokenTime(job, context),
        percentText,
        cause,
        said === cause ? undefined : said,
        vaultLabel === vaultNotReported ? vaultLabel : `vault ${vaultLabel}`,
        account && `account ${account}`,
        parentText,
        context.isGuest ? "found by ID, not in a list yet" : undefined,
        expandable ? "has child jobs" : undefined,
      ],
      ", ",
    ),
    action: "openJob",
  };
}

function parentTextOf({ isRepeated, parentName }: JobRowContext): string | undefined {
  return isRepeated ? "its own ancestor, shown above" : parentName && `child of ${parentName}`;
}

function nameBeside(name: string, decisive: string): string {
  return decisive === "" ? name : shortName(name, roomBeside(decisive));
}

/** The room for a name: 12 characters, an ellipsis and 6 at most, and less where what decides needs more. */
function roomBeside(decisive: string): NameRoom {
  const room = Math.min(longestName, roomForBoth - Math.min(decisive.length, longestLabel));
  const last = Math.floor(room / 3);
  return { first: room - 1 - last, last };
}

type Shown = string | undefined;

/**
 * A side bar shows some 35 characters of a row: why a job failed and how far one has come come first. An account takes
 * twelve of them, so that it comes after what decides, and tells more than the type of what failed.
 */
function shownParts(
  parts: Readonly<Record<"time" | "percent" | "cause" | "recovered" | "type" | "account", Shown>>,
): readonly Shown[] {
  const { time, percent, cause, recovered, type, account } = parts;
  if (cause !== undefined) return [cause, recovered, time, percent, account, type];
  return [percent, type, time, account];
}

/** The row's menu entries that a page of the AWS console stands behind. */
const consoleCapabilities: readonly (readonly [ConsolePage, RowCapability])[] = [
  ["job", "canOpenJobInConsole"],
  ["resource", "canOpenResourceInConsole"],
  ["vault", "canOpenVaultInConsole"],
  ["recoveryPoint", "canOpenRecoveryPointInConsole"],
  ["plan", "canOpenPlanInConsole"],
];

/** By job, for the Region of the session that loaded it. */
const madeCapabilities = new WeakMap<
  Job,
  { readonly region: string; readonly capabilities: readonly RowCapability[] }
>();

/** Made once a job: rows are compared again and again, and five links are half of what a row costs. */
function capabilitiesOf(job: Job, region: string): readonly RowCapability[] {
  const made = madeCapabilities.get(job);
  if (made?.region === region) return made.capabilities;
  const capabilities = findCapabilities(job, region);
  madeCapabilities.set(job, { region, capabilities });
  return capabilities;
}

function findCapabilities(job: Job, region: string): readonly RowCapability[] {
  const capabilities: RowCapability[] = ["job"];
  if (job.id !== "") capabilities.push("canCopyJobId");
  if (shownArnOf(job) !== undefined) capabilities.push("canCopyArn");
  if (job.parentJobId !== undefined) capabilities.push("canOpenParent");
  const pages = consoleCapabilities.filter(
    ([page]) => jobConsolePage(page, job, region) !== undefined,
  );
  if (pages.length > 0) capabilities.push("canOpenInConsole");
  return [...capabilities, ...pages.map(([, capability]) => capability)];
}

/** What can be watched changes with time and with what the user does. */
function withWatch(
  capabilities: readonly RowCapability[],
  job: Job,
  { isWatched, now }: Pick<JobRowContext, "isWatched" | "now">,
): readonly RowCapability[] {
  if (isWatched) return [...capabilities, "canStopWatching"];
  return canBeWatched(job, now) ? [...capabilities, "canWatch"] : capabilities;
}

function join(parts: readonly (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== "").join(separator);
}
