import type { CheckedArn, Verdict } from "../../domain/check/checkArns";
import type { CheckGroup } from "../../domain/check/checkGroup";
import type { Session } from "../../domain/session/session";
import { arnConsoleLink } from "../console/arnConsoleLink";
import { sessionText } from "../session/sessionText";
import type { Formats } from "../text/formats";
import { idPart } from "../text/idPart";
import { oneLine } from "../text/plainText";
import { goneRow } from "../tree/plainRow";
import type { NodeRow, SessionNode } from "../tree/treeNode";
import type { CheckGroupNode, CheckNode, CheckPortionNode, CheckViewNode } from "./checkNode";
import { checkGroupTexts, verdictText } from "./checkText";
import { nameOfResource } from "./resourceName";
import type { ResourceNode } from "./resourcesNode";
import type { ShownCheck } from "./sessionChecks";

export interface CheckRowsContext {
  readonly checks: readonly ShownCheck[];
  readonly session: Session;
  readonly formats: Formats;
  /** The jobs of the last days are read: else much of it can't be told. */
  readonly isEnoughRead: boolean;
}

/** As many resources of a group are rows right below it, and in each portion. */
const rowsAtOnce = 200;

/** The groups whose resources have no backup that can be relied on: a check's row counts them. */
const troubles: readonly CheckGroup[] = ["failing", "noBackupKnown", "overdue", "stale"];

/** The nodes of the checks of a session. */
export function checkNodes(
  rootId: string,
  checks: readonly ShownCheck[],
  parent: SessionNode | undefined,
): readonly CheckNode[] {
  return checks.map(({ name }) => {
    return { type: "check", id: `${rootId}/check:${idPart(name)}`, parent, name };
  });
}

/** The rows of the checks of one session. */
export class CheckRows {
  readonly #context: CheckRowsContext;

  constructor(context: CheckRowsContext) {
    this.#context = context;
  }

  below(node: CheckViewNode): readonly (CheckViewNode | ResourceNode)[] {
    switch (node.type) {
      case "check":
        return [...(this.#checkOf(node)?.groups.keys() ?? [])].map((group) => {
          return { type: "checkGroup", id: `${node.id}/${group}`, parent: node, group };
        });
      case "checkGroup":
        return this.#inGroup(node);
      case "checkPortion":
        return this.#resources(node, this.#membersOf(node.parent), node.from);
      case "checked":
        return [];
    }
  }

  row(node: CheckViewNode): NodeRow {
    switch (node.type) {
      case "check": {
        const check = this.#checkOf(node);
        return check === undefined ? goneRow(node.id) : this.#checkRow(node, check);
      }
      case "checkGroup":
        return this.#groupRow(node);
      case "checkPortion":
        return this.#portionRow(node);
      case "checked":
        return this.#checkedRow(node);
    }
  }

  /** Plain text; undefined where the row says all. */
  tooltip(node: CheckViewNode): string | undefined {
    switch (node.type) {
      case "check":
        return this.#checkTooltip(node);
      case "checkGroup":
        return `${checkGroupTexts[node.group].label}\n${checkGroupTexts[node.group].meaning}`;
      case "checkPortion":
        return undefined;
      case "checked":
        return oneLine(node.arn, 300);
    }
  }

  #checkOf({ name }: CheckNode): ShownCheck | undefined {
    return this.#context.checks.find((check) => check.name === name);
  }

  #membersOf({ parent, group }: CheckGroupNode): readonly CheckedArn[] {
    return this.#checkOf(parent)?.groups.get(group) ?? [];
  }

  #inGroup(node: CheckGroupNode): readonly (CheckViewNode | ResourceNode)[] {
    const members = this.#membersOf(node);
    const nodes: (CheckViewNode | ResourceNode)[] = [...this.#resources(node, members, 0)];
    for (let from = rowsAtOnce; from < members.length; from += rowsAtOnce) {
      nodes.push({ type: "checkPortion", id: `${node.id}/from:${from}`, parent: node, from });
    }
    return nodes;
  }

  #resources(
    parent: CheckGroupNode | CheckPortionNode,
    members: readonly CheckedArn[],
    from: number,
  ): readonly (CheckViewNode | ResourceNode)[] {
    const { profile, region } = this.#context.session;
    return members.slice(from, from + rowsAtOnce).map(({ resourceArn: arn, verdict }) => {
      const id = `${parent.id}/arn:${idPart(arn)}`;
      const type = verdict.type === "known" ? "resource" : "checked";
      return { type, id, parent, arn, profile, region };
    });
  }

  #checkRow({ id }: CheckNode, check: ShownCheck): NodeRow {
    const { formats, isEnoughRead } = this.#context;
    const label = `Check: ${oneLine(check.name, 60)}`;
    const found = troubles.flatMap((group) => {
      const count = check.groups.get(group)?.length ?? 0;
      return count === 0 ? [] : [`${formats.count(count)} ${words(group)}`];
    });
    const isOne = check.count === 1 && !check.isCut;
    const parts = [
      ...found,
      ...(isEnoughRead ? [] : ["not enough read"]),
      ...(check.untold.length === 0 ? [] : [`${formats.count(check.untold.length)} without ARN`]),
      `${formats.count(check.count)}${check.isCut ? "+" : ""} ${isOne ? "resource" : "resources"}`,
    ];
    return {
      id,
      label,
      description: parts.join(" · "),
      icon: { id: "checklist" },
      expandable: true,
      capabilities: ["canRemoveCheck"],
      accessibleLabel: [label, ...parts].join(", "),
    };
  }

  #checkTooltip(node: CheckNode): string | undefined {
    const check = this.#checkOf(node);
    if (check === undefined) return undefined;
    const { session, isEnoughRead } = this.#context;
    return [
      `The resources that ${oneLine(check.name, 120)} names, looked for in ${sessionText(session)}.`,
      ...(check.isCut ? ["Not all of the text could be read: it may name more."] : []),
      ...untoldLines(check.untold),
      ...(isEnoughRead
        ? []
        : ["The jobs of the last 8 days are not read: what fails or is overdue is not known."]),
    ].join("\n");
  }

  #groupRow(node: CheckGroupNode): NodeRow {
    const { label, icon } = checkGroupTexts[node.group];
    const { length } = this.#membersOf(node);
    const count = this.#context.formats.count(length);
    return {
      id: node.id,
      label,
      description: count,
      icon,
      expandable: true,
      capabilities: [],
      accessibleLabel: `${label}, ${count} ${length === 1 ? "resource" : "resources"}`,
    };
  }

  #portionRow({ id, from, parent }: CheckPortionNode): NodeRow {
    const { formats } = this.#context;
    const last = Math.min(from + rowsAtOnce, this.#membersOf(parent).length);
    const [first, end] = [formats.count(from + 1), formats.count(last)];
    return {
      id,
      label: `Resources ${first}–${end}`,
      icon: { id: "list-flat" },
      expandable: true,
      capabilities: [],
      accessibleLabel: `${first} to ${end} of the resources`,
    };
  }

  #checkedRow(node: Extract<CheckViewNode, { readonly type: "checked" }>): NodeRow {
    const group = node.parent.type === "checkGroup" ? node.parent : node.parent.parent;
    const verdict = this.#checkOf(group.parent)?.verdicts.get(node.arn);
    if (verdict === undefined || verdict.type === "known") return goneRow(node.id);
    return checkedRow(node, verdict, group.group);
  }
}

function checkedRow(
  { id, arn }: Extract<CheckViewNode, { readonly type: "checked" }>,
  verdict: Exclude<Verdict, { readonly type: "known" }>,
  group: CheckGroup,
): NodeRow {
  const name = nameOfResource({ resourceArn: arn, resourceName: undefined });
  const text = verdictText(verdict);
  return {
    id,
    label: name,
    description: text,
    icon: checkGroupTexts[group].icon,
    expandable: false,
    capabilities: [
      "canCopyArn",
      ...(arnConsoleLink(arn) === undefined
        ? []
        : (["canOpenInConsole", "canOpenResourceInConsole"] as const)),
    ],
    accessibleLabel: `${name}, ${text}`,
  };
}

/** "2 failing": as a part of a sentence. */
function words(group: CheckGroup): string {
  return group === "noBackupKnown"
    ? "without a backup"
    : checkGroupTexts[group].label.toLowerCase();
}

/** So many are named. */
const mostUntold = 10;

function untoldLines(untold: readonly string[]): readonly string[] {
  if (untold.length === 0) return [];
  const rest = untold.length - mostUntold;
  return [
    "The ARNs of these can't be told by their IDs. Look for their ARNs instead:",
    ...untold.slice(0, mostUntold).map((each) => oneLine(each, 120)),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ];
}
