import type { Choice } from "./quickPick";

/** Placeholder until the domain's table of Regions is there. */
const known: readonly { id: string; name: string }[] = [];

/** As AWS names Regions, known to us or not: eu-west-1, us-gov-east-1, eusc-de-east-1. */
const regionPattern = /^[a-z]{2,8}(-[a-z]{1,12}){1,3}-\d{1,2}$/;

/** The Regions of the setting first, then all by partition. */
export function regionChoices(
  preferred: readonly string[],
  current: string | undefined,
): Choice<string>[] {
  return [
    ...preferred.map((value) => ({
      label: value,
      value,
      current: value === current,
      group: "From settings",
    })),
    ...known.map(({ id, name }) => ({ label: id, description: name, value: id })),
  ];
}

/** A Region that the table doesn't know: AWS opens new ones. */
export function typedRegion(text: string): Choice<string> | undefined {
  return regionPattern.test(text) ? { label: text, value: text, group: "Typed" } : undefined;
}
