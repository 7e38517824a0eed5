import type { DetailsParts, RelatedList, RelatedPart } from "../../protocol/jobDetails";
import { nameOfResource } from "../protection/resourceName";
import { historyChart } from "./historyChart";
import { inAccount, jobItems, type JobsInput } from "./jobItems";
import type { KnownOfResource } from "./knownOfResource";
import type { Navigation } from "./movingParts";
import type { PartContext } from "./partContext";
import { protectionPart, whyPart } from "./protectionPart";
import { namesOf, resourceHeader } from "./resourceHeader";
import { resourceSections } from "./resourceSections";

/** The parts that move with the clock. */
export function movingResourceParts(
  known: KnownOfResource,
  navigation: Navigation,
  context: PartContext,
): Pick<DetailsParts, "header" | "timeline"> {
  return {
    header: resourceHeader(known, navigation, context),
    timeline: { marks: [], bars: [], fields: [] },
  };
}

/** @param contextOf gives the actions of a part anew */
export function resourceParts(
  known: KnownOfResource,
  contextOf: (part: string) => PartContext,
): Omit<DetailsParts, "header" | "timeline"> {
  return {
    safety: protectionPart(known, contextOf("safety")),
    outcome: whyPart(known, contextOf("outcome")),
    family: { ancestors: [], ancestorsLoading: false, ancestorNotices: [] },
    sections: resourceSections(known, contextOf("sections")),
    related: relatedPart(known, contextOf("related")),
  };
}

function relatedPart(known: KnownOfResource, context: PartContext): RelatedPart {
  const { history, copies, restores, showsRelated, resourceArn } = known;
  const name = nameOfResource({ resourceArn, ...namesOf(known) });
  const here = inAccount(context);
  const chart = historyChart(
    history.jobs,
    { isCurrent: () => false, hasMore: history.hasMore },
    context,
  );
  const list = (
    key: "history" | "copies" | "restores",
    [title, many, note]: readonly [title: string, many: string, note?: string],
    input: JobsInput,
  ): RelatedList => ({
    key,
    title: `${title} ${name}`,
    jobs: jobItems(
      input,
      {
        list: key,
        prefix: key,
        emptyText: `AWS Backup lists no ${many} of this resource${here}.`,
        notes: note !== undefined && input.asked ? [note] : [],
        dated: true,
      },
      context,
    ),
  });
  const days = "AWS Backup lists backup jobs of the last 30 days.";
  return {
    asked: showsRelated,
    notices: [],
    lists: [
      {
        ...list("history", ["Backup jobs of", "backup jobs", days], history),
        ...(chart && { chart }),
      },
      list("copies", ["Copies of", "copy jobs"], copies),
      list("restores", ["Restores of", "restore jobs"], restores),
    ],
  };
}
