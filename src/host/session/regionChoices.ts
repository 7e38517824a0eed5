import { regionName, regions } from "../../domain/arn/region";
import { readRegion } from "../../domain/arn/regionReading";
import { quoted } from "../../domain/time/timeProblem";
import { type Choice, isListed, type Line, problemNote } from "../picks/quickPick";

const partitionNames: Readonly<Record<string, string>> = {
  aws: "AWS",
  "aws-cn": "AWS China",
  "aws-us-gov": "AWS GovCloud (US)",
};

/** The Regions of the setting first, then all that AWS Backup is known to be in. */
export function regionChoices(
  preferred: readonly string[],
  current: string | undefined,
): Choice<{ id: string }>[] {
  const choice = (id: string, group: string): Choice<{ id: string }> => {
    const description = regionName(id);
    return {
      label: id,
      value: { id },
      group,
      current: id === current,
      ...(description !== undefined && { description }),
    };
  };
  return [
    ...preferred.map((id) => choice(id, "Your Regions")),
    ...regions
      .filter(({ id }) => !preferred.includes(id))
      .map(({ id, partition }) => choice(id, partitionNames[partition] ?? partition)),
  ];
}

/**
 * A Region that the table doesn't know: AWS opens new ones. For a zone, or AWS's name of a Region that the list doesn't
 * find, the Region that is meant. Says so of what is none, but not of a text that the list has: that searches.
 */
export function typedRegion(
  text: string,
  listed: readonly Choice<unknown>[],
): readonly Line<{ id: string }>[] {
  const group = "Typed";
  const region = readRegion(text);
  if (region.kind === "region") return [{ label: region.id, value: { id: region.id }, group }];
  if (isListed(text, listed)) return [];
  const { offer: id } = region;
  if (id === undefined) {
    return [problemNote(`${quoted(text)} is not a Region. Type one such as eu-west-1.`, group)];
  }
  const description = `${quoted(text)} is not a Region, this one is meant`;
  return [{ label: id, description, value: { id }, group }];
}
