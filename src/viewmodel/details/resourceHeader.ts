import { parseArn } from "../../domain/arn/arn";
import type { ProtectionGroup } from "../../domain/protection/protection";
import type { Action, HeaderPart, StateBadge, Tone } from "../../protocol/jobDetails";
import { arnConsoleLink } from "../console/arnConsoleLink";
import { shortType } from "../job/jobText";
import { clockWithSeconds } from "../job/timeText";
import { nameOfResource } from "../protection/resourceName";
import { protectionTexts } from "../protection/protectionText";
import { oneLine } from "../text/plainText";
import { codeField } from "./fields";
import { ownText } from "./headerPart";
import type { Navigation } from "./movingParts";
import type { PartContext } from "./partContext";
import type { KnownOfResource } from "./knownOfResource";

const tones: Readonly<Record<ProtectionGroup, Tone>> = {
  muted: "unknown",
  neverSucceeded: "failed",
  failing: "failed",
  noLongerBackedUp: "warning",
  overdue: "warning",
  stale: "warning",
  withIssues: "warning",
  running: "running",
  notKnown: "unknown",
  upToDate: "completed",
};

/** How the resource is backed up, as the page shows it: words, a shape and a colour. */
export function protectionBadge({ protection, isBusy }: KnownOfResource): StateBadge {
  if (protection !== undefined) {
    const { label, icon } = protectionTexts[protection.group];
    return { label, icon: icon.id, tone: tones[protection.group] };
  }
  return isBusy
    ? { label: "Reading its jobs", icon: "sync", tone: "waiting" }
    : { label: "Not known", icon: "question", tone: "unknown" };
}

/** Which resource it is, how it is backed up, and what can be done with it. */
export function resourceHeader(
  known: KnownOfResource,
  navigation: Navigation,
  context: PartContext,
): HeaderPart {
  const { resourceArn, isBusy } = known;
  const { actions } = context;
  const { resourceName, resourceType, accountId } = namesOf(known);
  const type = oneLine(resourceType ?? "");
  const consoleLink = arnConsoleLink(resourceArn, resourceType);
  const arn = codeField(
    { key: "ResourceArn", label: "ARN" },
    resourceArn,
    { thing: "the resource", showsJobs: true, consoleLink },
    context,
  );
  const account = codeField(
    { key: "AccountId", label: "Account" },
    accountId,
    { thing: "the account", what: "the account ID" },
    context,
  );
  const console = { label: "Open in AWS Console", icon: "link-external" };
  return {
    kind: "Resource",
    title: nameOfResource({ resourceName, resourceArn }),
    subtitle: type === "" ? "Type not reported" : shortType(type),
    state: protectionBadge(known),
    fields: arn === undefined ? [] : [arn],
    session: ownText(context),
    ...(account !== undefined && { account }),
    freshness: freshness(known, context),
    busy: isBusy,
    ...(navigation.canGoBack && {
      back: actions.add("header:back", { label: "Back", icon: "arrow-left" }, { type: "back" }),
    }),
    ...(navigation.canGoForward && {
      forward: actions.add(
        "header:forward",
        { label: "Forward", icon: "arrow-right" },
        { type: "forward" },
      ),
    }),
    ways:
      consoleLink === undefined
        ? []
        : [actions.add("header:console", console, { type: "openConsole", link: consoleLink })],
    actions: headerActions(navigation, context),
  };
}

function headerActions({ pinned }: Navigation, { actions }: PartContext): readonly Action[] {
  const refresh = { label: "Refresh", icon: "refresh", accessibleLabel: "Refresh this resource" };
  const pin = {
    label: "Pin",
    icon: "pin",
    accessibleLabel: "Pin: keep this resource in its own page",
  };
  return [
    actions.add("header:refresh", refresh, { type: "refresh" }),
    ...(pinned ? [] : [actions.add("header:pin", pin, { type: "pin" })]),
  ];
}

/** What AWS says of the resource, else its newest job. */
export function namesOf({ resource, history, resourceArn }: KnownOfResource): {
  readonly resourceName: string | undefined;
  readonly resourceType: string | undefined;
  readonly accountId: string | undefined;
} {
  const described = resource.state === "shown" ? resource.value : undefined;
  const newest = history.jobs.find((job) => job.resourceName !== undefined) ?? history.jobs[0];
  const owner = parseArn(resourceArn)?.accountId ?? "";
  return {
    resourceName: described?.resourceName ?? newest?.resourceName,
    resourceType: described?.resourceType ?? newest?.resourceType,
    accountId: owner === "" ? newest?.accountId : owner,
  };
}

function freshness(
  { asOf, isBusy, nextRefresh }: KnownOfResource,
  { now, formats }: PartContext,
): string {
  if (asOf === undefined)
    return isBusy ? "Asking AWS Backup…" : "AWS Backup has not been asked yet.";
  const again =
    nextRefresh === undefined ? "" : ` Refreshes every ${formats.duration(nextRefresh)}.`;
  return `As of ${clockWithSeconds(asOf, now, formats)}.${again}`;
}
