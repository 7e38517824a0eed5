import { regionId } from "../../domain/arn/regionReading";
import { profileLabel } from "../../domain/session/session";
import { everyRegion, mostEntries, type SessionEntry } from "../../domain/session/sessionEntry";
import { entryName } from "../../viewmodel/session/sessionName";
import { oneLine } from "../../viewmodel/text/plainText";
import { pickMany } from "../picks/multiPick";
import type { Choice, Line } from "../picks/quickPick";
import type { EntryContext } from "./entryContext";
import type { ProfileChoice } from "./profileChoices";
import { pickProfile } from "./profilePick";
import { regionChoices, typedRegion } from "./regionChoices";

/** In the list of Regions: not only the profile's own account. No Region is called so. */
const organization = "organization" as const;

/**
 * Asks for a profile and for one Region, several or all of them, and adds what is not there yet. Esc changes nothing.
 * It asks AWS nothing: the views do, where they are in sight.
 */
export async function addSession(context: EntryContext): Promise<void> {
  const { entries, notifications, quickPicks } = context;
  if (entries.all.length >= mostEntries) {
    notifications.information(
      `There are ${mostEntries} sessions already. Remove one before you add another.`,
    );
    return;
  }
  const chosen = await pickProfile(quickPicks, context.runtime, {
    placeholder: "Select the AWS profile of the session to add",
    offersDefault: false,
  });
  if (chosen === undefined || chosen === "default") return;
  const wanted = await askRegions(chosen, context);
  const [first] = wanted;
  if (first === undefined) return;
  const added = await entries.add(wanted);
  if (added.length > 0) return;
  const isOne = wanted.length === 1;
  notifications.information(
    isOne ? `${entryName(first)} is there already.` : "All of these sessions are there already.",
  );
}

/** @returns an entry for each Region that was selected, or one for all of them; none after Esc */
async function askRegions(
  { profile, region }: ProfileChoice,
  { entries, quickPicks, settings }: EntryContext,
): Promise<readonly SessionEntry[]> {
  const own = typeof region === "object" ? region.id : regionId(entries.all[0]?.region);
  const lines = regionLines([own, ...settings.regions.map(regionId)]);
  const room = mostEntries - entries.all.length;
  const picked = await pickMany<string>(quickPicks, {
    title: `Add Session: ${oneLine(profileLabel(profile), 60)}`,
    placeholder: "Select a Region, check several, or type one",
    choices: lines,
    checked: [],
    ...(own !== undefined && { highlighted: own }),
    keyOf: (id) => id,
    typed: (text) => typedRegion(text, lines).map(idLine),
    problem: (ids) => {
      if (own === undefined && ids.every((id) => id === organization)) return "Check a Region, too";
      return ids.length > room ? `Check fewer. There is room for ${room} more` : undefined;
    },
  });
  if (picked === undefined || picked.length === 0) return [];
  const checked = picked.filter((id) => id !== organization);
  const ids = checked.length === 0 && own !== undefined ? [own] : checked;
  const accounts = checked.length < picked.length ? ({ accounts: organization } as const) : {};
  const asked = ids.includes(everyRegion) ? [everyRegion] : ids;
  return asked.map((id) => ({ profile, region: id, ...accounts }));
}

/** The likely Regions first, then what stands for several, then all others. */
function regionLines(likely: readonly (string | undefined)[]): readonly Choice<string>[] {
  const first = new Set(likely.filter((id) => id !== undefined));
  const choices = regionChoices([...first], undefined).map(({ value, ...line }) => ({
    ...line,
    value: value.id,
  }));
  return [...choices.slice(0, first.size), ...several, ...choices.slice(first.size)];
}

const several: readonly Choice<string>[] = [
  {
    label: "All Regions",
    description: "of the profile, also those that AWS opens later",
    value: everyRegion,
    group: "Several",
  },
  {
    label: "All Accounts of the Organization",
    description: "with a management or delegated administrator account",
    value: organization,
    group: "Several",
  },
];

function idLine(line: Line<{ id: string }>): Line<string> {
  return "value" in line ? { ...line, value: line.value.id } : line;
}
