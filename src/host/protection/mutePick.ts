import type { window } from "vscode";
import type { MissedRule, Mute, ResourceProtection } from "../../domain/protection/protection";
import { findingKey } from "../../domain/protection/findingKey";
import { ruleLabel } from "../../viewmodel/protection/resourceGroups";
import { nameOfResource } from "../../viewmodel/protection/resourceName";
import { forIconText } from "../../viewmodel/text/escape";
import { type Choice, pick, type QuickPickHost } from "../picks/quickPick";

/** The part of `vscode.window` that asks for a text. */
export type InputBoxHost = Pick<typeof window, "showInputBox">;

export interface MutePickOptions {
  readonly quickPicks: QuickPickHost;
  readonly inputBoxes: InputBoxHost;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const day = 24 * 3_600_000;
const longestReason = 200;

const spans = [
  ["For a Day", 1],
  ["For a Week", 7],
  ["For 30 Days", 30],
  ["For 90 Days", 90],
  ["For a Year", 365],
] as const;

/** Asks what is not to be told of, until when, and why. Esc gives undefined. */
export async function askMute(
  { quickPicks, inputBoxes, now }: MutePickOptions,
  about: {
    readonly resource: ResourceProtection | undefined;
    readonly rule: MissedRule | undefined;
  },
): Promise<Mute | undefined> {
  const [first, ...others] = targetsOf(about);
  const target =
    first === undefined || others.length === 0
      ? first?.value
      : await pick(quickPicks, {
          placeholder: "Select what to mute",
          choices: () => Promise.resolve([first, ...others]),
        });
  if (target === undefined) return undefined;
  const days = await pick<number>(quickPicks, {
    placeholder: "Select until when to mute it",
    choices: () => Promise.resolve(spans.map(([label, value]) => ({ label, value }))),
  });
  if (days === undefined) return undefined;
  const reason = await inputBoxes.showInputBox({
    prompt: "Type why, for whoever sees it among the muted ones. You may leave it empty",
    validateInput: (text) =>
      text.length > longestReason
        ? forIconText(`The reason is too long. Type at most ${longestReason} characters.`)
        : undefined,
  });
  if (reason === undefined) return undefined;
  const { resource } = about;
  return {
    target,
    until: now() + days * day,
    reason: reason.trim(),
    // A rule or a cause is muted whatever else is the matter with the resource.
    finding:
      target.type === "resource" && resource !== undefined ? findingKey(resource) : undefined,
  };
}

function targetsOf({
  resource,
  rule: silent,
}: {
  readonly resource: ResourceProtection | undefined;
  readonly rule: MissedRule | undefined;
}): readonly Choice<Mute["target"]>[] {
  const choices: Choice<Mute["target"]>[] = [];
  if (resource !== undefined) {
    const { resourceArn } = resource;
    choices.push({
      label: "This Resource",
      description: nameOfResource(resource),
      value: { type: "resource", resourceArn },
    });
  }
  const rules = silent === undefined ? (resource?.missed ?? []) : [silent];
  for (const rule of rules) {
    const { planArn, ruleName } = rule;
    if (ruleName === undefined || ruleName === "") continue;
    choices.push({
      label: "This Rule",
      description: ruleLabel(rule),
      value: { type: "rule", planArn, ruleName },
    });
  }
  if (resource?.cause !== undefined) {
    choices.push({
      label: "This Cause",
      description: resource.cause.label,
      value: { type: "cause", causeId: resource.cause.id },
    });
  }
  return choices;
}
