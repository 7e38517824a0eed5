import type { Job } from "../../domain/job/job";
import type { DetailsParts } from "../../protocol/jobDetails";
import { jobConsoleLink } from "../console/consoleLinks";
import type { DescribedJob } from "./describedJob";
import { headerPart } from "./headerPart";
import type { PartContext } from "./partContext";
import { timelinePart } from "./timelinePart";

/** What the panel knows and the job doesn't. */
export interface Navigation {
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly pinned: boolean;
  /** The user watches the job. */
  readonly watched?: boolean;
}

export interface MovingPartsOptions {
  readonly navigation: Navigation;
  readonly described: DescribedJob;
  /** Milliseconds until the page asks again by itself. */
  readonly nextRefresh: number | undefined;
}

/** The parts that move with the clock. */
export function movingParts(
  job: Job,
  { navigation, described, nextRefresh }: MovingPartsOptions,
  context: PartContext,
): Pick<DetailsParts, "header" | "timeline"> {
  const consoleLink = jobConsoleLink(job, context.session.region);
  const { describedAt, error, isBusy } = described;
  const options = {
    ...navigation,
    busy: isBusy,
    refreshFailed: error !== undefined,
    ...(describedAt !== undefined && { asOf: describedAt }),
    ...(nextRefresh !== undefined && { pollSeconds: nextRefresh / 1000 }),
    ...(consoleLink !== undefined && { consoleLink }),
  };
  const timeline = timelinePart(job, { described: describedAt !== undefined }, context);
  return { header: headerPart(job, options, context), timeline };
}
