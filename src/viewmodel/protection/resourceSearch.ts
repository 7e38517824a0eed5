import type { Disposable } from "../../base/disposables";
import { Emitter } from "../../base/emitter";
import { searchableTexts, searchWords } from "../../domain/job/textSearch";
import type { ResourceProtection } from "../../domain/protection/protection";
import type { Source } from "../../domain/session/source";
import { foundText } from "../text/foundText";
import type { Formats } from "../text/formats";
import { notKnownTexts, protectionTexts } from "./protectionText";
import type { ResourceGroup } from "./resourceGroups";
import { nameOfResource } from "./resourceName";
import { resourceRow, type ResourceRowContext } from "./resourceRow";
import type { SessionResources } from "./sessionResources";

/** A resource that was found, as a line of a list. Untrusted text. */
export interface FoundResource {
  readonly arn: string;
  readonly source: Source;
  readonly label: string;
  readonly description: string;
}

export interface ResourceMatches {
  /** In the order of rows, at most 200 of them. */
  readonly shown: readonly FoundResource[];
  readonly found: number;
  readonly lookedAt: number;
}

/** The view of protected resources, as *Find Text* searches it. */
export interface SearchedResources {
  /** Other resources are there, or they read differently. */
  changed(listener: () => void): Disposable;
  readonly isBusy: boolean;
  /** AWS lists more of them. */
  readonly hasMore: boolean;
  loadMore(): void;
  find(text: string): ResourceMatches;
  /** Selects the row of a resource; the view comes into sight. */
  select(found: FoundResource): Promise<void>;
}

export interface ResourceSearchOptions extends Pick<ResourceRowContext, "formats" | "now"> {
  readonly freshness: ResourceRowContext["freshness"];
}

const mostShown = 200;
/** The texts of so many resources are made in one task: 20 ms (measured). */
const madeAtOnce = 1000;
/** Characters of a text that are searched: a megabyte of somebody else's is not. */
const longestText = 4000;

interface Candidate {
  readonly resource: ResourceProtection;
  readonly session: SessionResources;
}

/** The texts of resources, made when they are first searched. */
export class ResourceSearch {
  readonly changed: Emitter<void>["event"];
  readonly #changes = new Emitter<void>();
  readonly #nextTask: () => Promise<void>;
  /** In lower case, a line each. */
  readonly #texts = new WeakMap<ResourceProtection, string>();

  constructor(nextTask: () => Promise<void>) {
    this.#nextTask = nextTask;
    this.changed = this.#changes.event;
  }

  /** Looks through the resources that the view shows. Where there are many, some come later: see {@link changed}. */
  find(
    text: string,
    sessions: readonly SessionResources[],
    options: ResourceSearchOptions,
  ): ResourceMatches {
    const words = searchWords(text);
    const found: Candidate[] = [];
    let [lookedAt, made] = [0, 0];
    for (const candidate of sessions.flatMap(shownIn)) {
      let searched = this.#texts.get(candidate.resource);
      if (searched === undefined) {
        if (made === madeAtOnce) continue;
        made++;
        searched = textsOf(candidate, options.formats).join("\n").toLowerCase();
        this.#texts.set(candidate.resource, searched);
      }
      lookedAt++;
      if (words.length > 0 && words.every((word) => searched.includes(word))) found.push(candidate);
    }
    if (made === madeAtOnce) void this.#goOn();
    const shown = found.slice(0, mostShown).map((each) => lineOf(each, words, options));
    return { shown, found: found.length, lookedAt };
  }

  async #goOn(): Promise<void> {
    await this.#nextTask();
    this.#changes.fire();
  }
}

/** In the order of rows. */
function shownIn(session: SessionResources): readonly Candidate[] {
  const inGroup = ({ groups, resources }: ResourceGroup): readonly Candidate[] => [
    ...groups.flatMap(inGroup),
    ...resources.map((resource) => ({ resource, session })),
  ];
  return (session.shown?.groups ?? []).flatMap(inGroup);
}

/** All that somebody may look for, what is shown first. */
function textsOf({ resource, session }: Candidate, formats: Formats): readonly string[] {
  const { resourceArn, accountId, resourceType, group, lastGood, notKnown, cause, mute } = resource;
  const listed = session.account.pages.of(resourceArn);
  const texts = [
    nameOfResource(resource),
    resourceArn,
    resourceType,
    protectionTexts[group].label,
    notKnown && notKnownTexts[notKnown].label,
    cause?.label,
    accountId,
    mute?.reason,
    ...(lastGood === undefined ? [] : [formats.dateTime(lastGood), formats.utc(lastGood)]),
    listed?.lastBackupVaultArn,
    listed?.lastRecoveryPointArn,
    ...resource.missed.flatMap(({ planName, planArn, ruleName }) => [ruleName, planName, planArn]),
    ...[resource.lastEnded, resource.lastGoodJob].flatMap((job) =>
      job === undefined ? [] : searchableTexts(job),
    ),
  ];
  return texts.flatMap((text) => (text ? [text.slice(0, longestText)] : []));
}

function lineOf(
  candidate: Candidate,
  words: readonly string[],
  options: ResourceSearchOptions,
): FoundResource {
  const { resource, session } = candidate;
  const { resourceArn: arn, group } = resource;
  const { source, shown } = session;
  const node = { type: "resource", id: arn, parent: undefined, arn, ...source.session } as const;
  const { label, description = "" } = resourceRow(node, resource, {
    ...options,
    shortensNames: false,
    areOfSeveralAccounts: shown?.areOfSeveralAccounts === true,
    isEnoughRead: shown?.protection.isEnoughRead === true,
  });
  const line = `${protectionTexts[group].label}: ${label}`;
  const where = foundText(textsOf(candidate, options.formats), `${line} ${description}`, words);
  const parts = [description, where].filter((part) => part !== undefined && part !== "");
  return { arn, source, label: line, description: parts.join(" · ") };
}
