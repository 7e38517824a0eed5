import { readArns } from "../../domain/check/readArns";
import { arnOfStackResource, type StackResource } from "../../domain/check/stackResources";
import { parseArn } from "../../domain/arn/arn";
import type { Check } from "../../viewmodel/protection/sessionChecks";
import type { SessionResources } from "../../viewmodel/protection/sessionResources";
import { oneLine } from "../../viewmodel/text/plainText";
import { type CancellableWork, withCancellableProgress } from "../base/cancellableProgress";
import type { CommandHandlers } from "../base/commands";
import { nextTask } from "../base/nextTask";
import type { Notifications } from "../base/notifications";
import type { QuickPickHost } from "../picks/quickPick";
import { checkSource, type CheckSource } from "./checkSource";
import type { ResourcesView } from "./resourcesView";

export type CheckCommand = "checkProtection" | "removeCheck";

/** After so many files the progress says how far it is. */
const saidFiles = 50;

export interface CheckCommandsOptions {
  readonly view: ResourcesView;
  /** Those that are open; where none is, they are found out. */
  readonly sessions: () => Promise<readonly SessionResources[]>;
  readonly notifications: Pick<Notifications, "information">;
  readonly quickPicks: QuickPickHost;
}

/** Looks for the resources that a text names among what a session knows. */
export function checkCommands({
  view,
  sessions,
  notifications,
  quickPicks,
}: CheckCommandsOptions): CommandHandlers<CheckCommand> {
  return {
    checkProtection: async (argument) => {
      const source = await checkSource(argument, quickPicks);
      if (source === undefined) return;
      await withCancellableProgress("Checking protection", async (options) => {
        const named = await readNamed(source, options);
        if (named === undefined) return;
        const { arns, stackResources } = named;
        if (arns.length === 0 && stackResources.length === 0) {
          notifications.information(nothingText(named));
          return;
        }
        const stacks = stackResources.flatMap(({ stackArn }) => stackArn ?? []);
        const session = sessionFor([...arns, ...stacks], await sessions());
        if (session === undefined) return;
        const check = checkOf(named, session);
        session.checks.add(check);
        await session.readJobs("recent", options);
        await view.select(view.tree.checkNode(session, check.name));
      });
    },
    removeCheck: (argument) => {
      const node = view.owns(argument) ? argument : view.selected;
      if (node?.type === "check") view.tree.sessionOf(node)?.checks.remove(node.name);
    },
  };
}

/** What a text names. */
interface Named extends Pick<Check, "name" | "arns" | "isCut"> {
  readonly stackResources: readonly StackResource[];
}

/** With the ARNs of what is named by ID and type, as far as these and the session's place tell them. */
function checkOf(
  { name, arns, isCut, stackResources }: Named,
  { source, account }: SessionResources,
): Check {
  const place = { region: source.session.region, accountId: account.accountId };
  const all = new Set(arns);
  const untold = new Set<string>();
  for (const resource of stackResources) {
    const told = arnOfStackResource(resource, place);
    if (told.type === "told") all.add(told.arn);
    else if (told.type === "untold") untold.add(`${resource.type} ${resource.id}`);
  }
  return { name, arns: [...all], untold: [...untold], isCut };
}

/** @returns undefined when cancelled */
async function readNamed(
  source: CheckSource,
  { signal, say }: CancellableWork,
): Promise<Named | undefined> {
  const arns = new Set<string>();
  const stackResources: StackResource[] = [];
  const turn = { nextTask, isCancelled: () => signal.aborted };
  const progress = (read: number, all: number): void => {
    if (read % saidFiles === 0) say(`${read} of ${all} files`);
  };
  let isCut = false;
  for await (const text of source.texts({ signal, progress })) {
    const found = await readArns(text, turn);
    if (found === undefined) return undefined;
    for (const arn of found.arns) arns.add(arn);
    for (const each of found.stackResources) stackResources.push(each);
    isCut ||= found.isCut;
  }
  if (signal.aborted) return undefined;
  const { name } = source;
  return { name, arns: [...arns], stackResources, isCut: isCut || source.isCut() };
}

function nothingText({ name, isCut }: Named): string {
  const what = oneLine(name, 60);
  return isCut
    ? `No ARN was found in ${what}, and not all of it could be read.`
    : `No ARN was found in ${what}. Select a text that names resources by their ARNs, such as the outputs of a stack, or a Terraform state.`;
}

/** The session of most of the resources: it knows them. */
function sessionFor(
  arns: readonly string[],
  sessions: readonly SessionResources[],
): SessionResources | undefined {
  const counts = sessions.map(({ source: { session }, account: { accountId } }) => {
    return arns.filter((arn) => {
      const parsed = parseArn(arn);
      const isOwn = accountId === undefined || parsed?.accountId === accountId;
      return parsed?.region === session.region && isOwn;
    }).length;
  });
  return sessions[counts.indexOf(Math.max(...counts))];
}
