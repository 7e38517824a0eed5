import type { TrueProtection } from "./protectionTruth";

const day = 86_400_000;

const labels: Readonly<Record<TrueProtection["groupUnmuted"], string>> = {
  neverSucceeded: "Never succeeded",
  failing: "Failing",
  noLongerBackedUp: "No longer backed up",
  overdue: "Overdue",
  stale: "Stale",
  withIssues: "With issues",
  running: "Running",
  notKnown: "Not known",
  upToDate: "Up to date",
  muted: "Muted",
};

/** What a resource's row has to say: its name, its group, and the streak, or since when how many runs are missed. */
export function trueWords(name: string, each: TrueProtection, now: number): string {
  return [name, labels[each.groupUnmuted], ...findings(each, now)].join(" | ");
}

/** The same of a row as it is shown. */
export function shownWords(
  group: string,
  { label, description }: { readonly label: string; readonly description: string },
): string {
  const streak = /(?:^| · )(\d+\+? failures?(?: in a row)?)/.exec(description)?.[1];
  const missed = /(?:^| · )((?:missed|no job since) [^·]*?)(?: · |$)/.exec(description)?.[1];
  const when = missed?.match(/(?:[A-Z][a-z]{2},? |\d+,? )*\d\d:\d\d$/)?.[0] ?? "";
  const isCounted = ["Failing", "Never succeeded"].includes(group);
  // The cause says enough of a single failure.
  const found = isCounted ? (streak ?? "1 failure") : missed?.replace(when, inParts(when));
  return [label, group, ...(found === undefined ? [] : [found])].join(" | ");
}

function findings(each: TrueProtection, now: number): readonly string[] {
  const { groupUnmuted: group, failuresInARow, isStreakExact } = each;
  switch (group) {
    case "neverSucceeded":
    case "failing": {
      const count = `${failuresInARow}${isStreakExact ? "" : "+"}`;
      if (count === "1") return ["1 failure"];
      return [failuresInARow > 1 ? `${count} failures in a row` : `${count} failures`];
    }
    case "overdue":
    case "noLongerBackedUp": {
      const [longest] = each.missed.toSorted((a, b) => a.since - b.since);
      if (longest === undefined) return [];
      const { since, missedRuns } = longest;
      const at = clock(since, now);
      if (missedRuns === 0) return [`no job since ${at}`];
      const count = missedRuns === 99 ? "99+" : missedRuns;
      return [missedRuns > 1 ? `missed ${count} runs since ${at}` : `missed ${at}`];
    }
    case "stale":
    case "withIssues":
    case "running":
    case "notKnown":
    case "upToDate":
    case "muted":
      return [];
  }
}

/** "Tue 03:00", or with its date what is older than six days. */
function clock(time: number, now: number): string {
  const date = new Date(time);
  const [weekday = "", month = "", monthDay = ""] = date.toDateString().split(" ");
  const hours = date.toTimeString().slice(0, 5);
  return inParts(
    now - time < 6 * day
      ? `${weekday} ${hours}`
      : `${weekday} ${Number(monthDay)} ${month} ${hours}`,
  );
}

/** In whatever order a language has them, and without the year, which only times of another one have. */
function inParts(when: string): string {
  const parts = when.match(/[A-Za-z]{3}|\d\d:\d\d|\b\d{1,2}\b(?!:)/g) ?? [];
  return parts.toSorted().join(" ");
}
