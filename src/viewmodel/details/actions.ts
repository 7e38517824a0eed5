import type { Job, JobKind } from "../../domain/job/job";
import type { Session } from "../../domain/session/session";
import type { Action, ActionId } from "../../protocol/jobDetails";
import type { ErrorAction } from "../text/errorRemedy";

/** A job to go to; what a list already said of it is shown until AWS has described it. */
export interface JobRef {
  readonly kind: JobKind;
  readonly id: string;
  readonly known?: Job;
  /** Another job names it as its parent; AWS does not flag every parent. */
  readonly isParent?: true;
  /** The job's account, where requests about its family and its resource must name it (NamedAccounts). */
  readonly accountId?: string | undefined;
}

/** A resource to go to. */
export interface ResourceRef {
  readonly kind: "resource";
  /** Its ARN. */
  readonly id: string;
  /** Its account, where requests about it must name that. */
  readonly accountId?: string | undefined;
  readonly known?: undefined;
}

/** What a page can be about. */
export type PageRef = JobRef | ResourceRef;

/** The lists of a details page that come page by page. */
export type DetailsList = "children" | "siblings" | "history" | "copies" | "scans" | "restores";

/** What {@link JobDetails} does by itself. */
export type DetailsIntent =
  | { readonly type: "refresh" }
  | { readonly type: "showMetadata" }
  | { readonly type: "checkPoint" }
  /** undefined takes the narrowing away. */
  | { readonly type: "filterChildren"; readonly state: string | undefined }
  | { readonly type: "loadMore"; readonly list: DetailsList }
  /** Recovery points of a resource. */
  | { readonly type: "loadPoints" }
  /** A recovery point of a resource came into sight. */
  | { readonly type: "describePoint"; readonly recoveryPointArn: string }
  | {
      readonly type: "retry";
      readonly part:
        | "job"
        | "resource"
        | "safety"
        | "point"
        | "expiry"
        | "ancestors"
        | "metadata"
        | DetailsList;
    };

/** What needs VS Code: the clipboard, a browser, another page, the tree. */
export type HostIntent =
  | { readonly type: "copy"; readonly text: string; readonly what: string }
  | { readonly type: "openConsole"; readonly link: string }
  /** resourceArn is what the recovery point of that ARN was made of. */
  | {
      readonly type: "showJobs";
      readonly arn: string;
      readonly resourceArn?: string | undefined;
    }
  | { readonly type: "openJob"; readonly job: JobRef }
  | { readonly type: "openResource"; readonly resourceArn: string }
  | { readonly type: "back" }
  | { readonly type: "forward" }
  | { readonly type: "pin" }
  | { readonly type: "watch" }
  | { readonly type: "stopWatching" }
  | { readonly type: "reveal" }
  | { readonly type: "showJson" }
  | { readonly type: "copyAsCli" }
  | { readonly type: "switchSession" | "addSession"; readonly session: Session }
  | { readonly type: "retrySession" }
  /** What helps where a request failed. */
  | { readonly type: "remedy"; readonly remedy: ErrorAction };

export type Intent = DetailsIntent | HostIntent;

const detailsIntents: Readonly<Record<DetailsIntent["type"], true>> = {
  refresh: true,
  showMetadata: true,
  checkPoint: true,
  filterChildren: true,
  loadMore: true,
  loadPoints: true,
  describePoint: true,
  retry: true,
};

export function isDetailsIntent(intent: Intent): intent is DetailsIntent {
  return Object.hasOwn(detailsIntents, intent.type);
}

/**
 * What each action of a page means. The page knows ids only, so it can ask for nothing that it was not
 * shown; an id that it is not shown any more means nothing any more.
 */
export class Actions {
  readonly #intents = new Map<ActionId, Intent>();
  readonly #parts = new Map<string, Actions>();

  /** The actions of a part that is made anew: they take the place of those that it had before. */
  part(name: string): Actions {
    // What stood on the page before there were parts.
    this.#intents.clear();
    const actions = new Actions();
    this.#parts.set(name, actions);
    return actions;
  }

  /** @param id unique on the page and the same each time, so that the focus stays where it is */
  add(id: ActionId, look: Omit<Action, "id">, intent: Intent): Action {
    this.#intents.set(id, intent);
    return { id, ...look };
  }

  /** undefined for an id that the page was not given. */
  intent(id: ActionId): Intent | undefined {
    const own = this.#intents.get(id);
    if (own !== undefined) return own;
    for (const part of this.#parts.values()) {
      const intent = part.intent(id);
      if (intent !== undefined) return intent;
    }
    return undefined;
  }
}
