/**
 * What the details page shows and what it can say, as plain data that survives postMessage. All text
 * is finished (formatted, in the user's language and zone) and untrusted: the page shows it as text.
 */

/** Names something that the page can ask for; what it means stays with the host. */
export type ActionId = string;

/** A button or link. */
export interface Action {
  readonly id: ActionId;
  readonly label: string;
  /** A codicon's name; without one the label is shown. */
  readonly icon?: string;
  /** The whole label in words where `label` alone would not say enough ("Copy", "Copy the vault's ARN"). */
  readonly accessibleLabel?: string;
}

/** Colour by state; an icon always stands beside it. */
export type Tone = "failed" | "warning" | "running" | "waiting" | "completed" | "unknown";

export interface StateBadge {
  readonly label: string;
  /** A codicon's name. */
  readonly icon: string;
  readonly tone: Tone;
}

/** A sentence in the place that it is about: a failure with Retry, or what the user should know. */
export interface Notice {
  readonly kind: "error" | "information";
  readonly text: string;
  readonly actions: readonly Action[];
}

/** One member of the job. */
export interface Field {
  /** Unique on the page. */
  readonly key: string;
  readonly label: string;
  /** Never empty; "Not reported" where `missing`. */
  readonly value: string;
  /** At hand beside the value: UTC, bytes, what a cron expression means. */
  readonly detail?: string;
  readonly missing?: boolean;
  /** An ARN, an id or code: shown in the editor's font, wraps anywhere. */
  readonly code?: boolean;
  readonly state?: StateBadge;
  /** What the page asks for once the field has come into sight. */
  readonly seen?: ActionId;
  /** Names and values of a map, below the value. */
  readonly entries?: readonly { readonly name: string; readonly value: string }[];
  readonly actions: readonly Action[];
}

/** Identity, state and what can be done with the job. */
export interface HeaderPart {
  /** "Backup job", "Restore job", "Copy job", "Resource". */
  readonly kind: string;
  readonly title: string;
  /** "RDS in prod-vault" */
  readonly subtitle: string;
  readonly state: StateBadge;
  /** 0 to 100 while AWS says so and the job can change. */
  readonly percent?: number;
  /** "Expected to complete in 12 min" while it runs; "Ended 2 days ago" then. */
  readonly moment?: string;
  /** The job's ID, its plan and rule. */
  readonly fields: readonly Field[];
  /** "Profile production · eu-west-1" */
  readonly session: string;
  /** The job's account; absent where nothing tells it. */
  readonly account?: Field;
  /** "As of 14:02:09. Refreshes every 5 s." */
  readonly freshness: string;
  /** A request for the job itself is under way. */
  readonly busy: boolean;
  /** Back and forward; absent ones can't be used now. */
  readonly back?: Action;
  readonly forward?: Action;
  /** The main ways out of the page, which are shown with their words. */
  readonly ways: readonly Action[];
  readonly actions: readonly Action[];
}

/** What to check, and ways there. */
export interface AdviceBox {
  readonly text: string;
  readonly actions: readonly Action[];
}

/** Whether another job has done by now what this one failed to do, such as a later backup of the resource. */
export interface SafetyAnswer {
  /** "Recovered: a later backup completed 11 hours ago" */
  readonly text: string;
  /** The exact time. */
  readonly title?: string;
  /** What was looked at. */
  readonly detail: string;
  /** A codicon's name. */
  readonly icon: string;
  readonly tone: Tone;
  /** Opens that job, asks again. */
  readonly actions: readonly Action[];
}

/** Without an answer where the question does not arise: the job has not failed. */
export interface SafetyPart {
  readonly answer?: SafetyAnswer;
}

/** What happened and why. */
export interface OutcomePart {
  /** Where it is not of a job: "Why". */
  readonly title?: string;
  /** The status message in full, or why there is none. */
  readonly message: string;
  readonly messageMissing: boolean;
  readonly copyMessage?: Action;
  /** Message category, validation, deletion, percent: the members that decide. */
  readonly fields: readonly Field[];
  /** What this usually means and what to check; absent where we don't know. */
  readonly advice?: AdviceBox;
  readonly notices: readonly Notice[];
}

export interface TimelineMark {
  readonly key: string;
  readonly label: string;
  /** Formatted time, with the distance where that helps. */
  readonly text: string;
  /** 0 to 1 on the picture. */
  readonly at: number;
  readonly kind: "created" | "startBy" | "started" | "expected" | "completed" | "now";
}

export interface TimelineBar {
  /** ahead: what is left until the deadline to start or the expected end; drawn open. */
  readonly kind: "waiting" | "running" | "ahead";
  /** 0 to 1 on the picture. */
  readonly from: number;
  readonly to: number;
  /** "Waited 12 min" */
  readonly label: string;
  readonly tone: Tone;
}

/** A picture of the job's times, and each of them once in words. */
export interface TimelinePart {
  /** Empty when AWS reported no time at all. */
  readonly marks: readonly TimelineMark[];
  readonly bars: readonly TimelineBar[];
  /** Times, durations and what follows from them. */
  readonly fields: readonly Field[];
}

/** A job in a list of the page; its action goes there. */
export interface JobItem {
  readonly key: string;
  readonly action: Action;
  readonly state: StateBadge;
  /** The resource's name; in a list of one resource's jobs the date. */
  readonly name: string;
  /** The exact date. */
  readonly nameDetail?: string;
  /** "RDS", short. */
  readonly type?: string;
  /** Where a copy is: "dr-vault in eu-central-1". */
  readonly vault?: string;
  /** Why it failed, in a few words. */
  readonly cause?: string;
  /** "2 h ago", with the full time as title. What is not reported is absent. */
  readonly time?: string;
  readonly timeDetail?: string;
  readonly size?: string;
  readonly duration?: string;
  /** It is the job of the page: shown, not to be clicked. */
  readonly current?: boolean;
}

/** Jobs that come page by page. */
export interface JobItems {
  readonly items: readonly JobItem[];
  /** All of one resource: a job is named by its date, and says nothing of the resource. */
  readonly dated?: true;
  readonly loading: boolean;
  /** "Load more…" where AWS has more. */
  readonly more?: Action;
  /** How much was looked at where lists are narrowed here, "empty" texts, a failure with Retry. */
  readonly notices: readonly Notice[];
}

/** A state and how many jobs are in it; pressed while the list is narrowed to it. */
export interface StateCount {
  readonly state: StateBadge;
  /** "12", or "12+" where more may come. */
  readonly count: string;
  readonly filter: Action;
  readonly pressed: boolean;
}

/** A small square of the picture of all children. */
export interface FamilyCell {
  readonly key: string;
  readonly action: Action;
  readonly state: StateBadge;
}

/** One job of the chain of parents. */
export interface Ancestor {
  readonly key: string;
  readonly action: Action;
  readonly state?: StateBadge;
  readonly name: string;
  readonly type: string;
}

export interface ChildrenPart {
  /** "300 child jobs" */
  readonly title: string;
  /** Where the counts come from. */
  readonly source: string;
  readonly counts: readonly StateCount[];
  /** Takes the narrowing away; present while there is one. */
  readonly clearFilter?: Action;
  /** Empty for small families. */
  readonly cells: readonly FamilyCell[];
  /** Children that are not loaded yet, when AWS says how many there are. */
  readonly remainder?: { readonly count: number; readonly label: string };
  readonly jobs: JobItems;
}

export interface FamilyPart {
  /** From the root down to the parent; empty for a job without a parent. */
  readonly ancestors: readonly Ancestor[];
  readonly ancestorsLoading: boolean;
  /** Cycles, vanished and forbidden parents, with Retry where it helps. */
  readonly ancestorNotices: readonly Notice[];
  /** Of a job with a parent; its jobs are asked for when it is opened. */
  readonly siblings?: {
    readonly title: string;
    readonly open: Action;
    readonly asked: boolean;
    readonly jobs: JobItems;
  };
  /** Of a parent job. */
  readonly children?: ChildrenPart;
}

/** Members that belong together. */
export interface Section {
  readonly key: string;
  readonly title: string;
  readonly fields: readonly Field[];
  /** Restore metadata before it was asked for, and the like. */
  readonly notices: readonly Notice[];
}

export interface ChartPoint {
  readonly key: string;
  readonly action: Action;
  readonly state: StateBadge;
  /** Duration and size as shares of the largest one, 0 to 1; absent where AWS reports none. */
  readonly duration?: number;
  readonly size?: number;
  readonly current: boolean;
  /** "Fri 20 Nov 2026, 02:00: Completed, 12 min, 4.2 GiB" */
  readonly text: string;
}

/** Related jobs of one sort; asked for when they come into view. */
export interface RelatedList {
  readonly key: "history" | "copies" | "scans" | "restores";
  readonly title: string;
  readonly jobs: JobItems;
  /** Oldest first. */
  readonly chart?: {
    readonly points: readonly ChartPoint[];
    readonly longest: string;
    readonly largest: string;
    /** The picture in one sentence. */
    readonly text: string;
  };
}

export interface RelatedPart {
  /** True once the page was told that the part is in view, or it needs no request. */
  readonly asked: boolean;
  /** Why some of the lists can't be there. */
  readonly notices: readonly Notice[];
  readonly lists: readonly RelatedList[];
}

export interface DetailsParts {
  readonly header: HeaderPart;
  readonly safety: SafetyPart;
  readonly outcome: OutcomePart;
  readonly timeline: TimelinePart;
  readonly family: FamilyPart;
  readonly sections: readonly Section[];
  readonly related: RelatedPart;
}

/** What has a page: the kinds of jobs, and resources, whose ID is their ARN. */
export const pageKinds = ["backup", "restore", "copy", "scan", "resource"] as const;

/** What a window reload needs to find the page again; nothing of the job's content. */
export interface PageKey {
  readonly kind: (typeof pageKinds)[number];
  readonly id: string;
  /** The job's account, where requests about it must name that. */
  readonly accountId?: string | undefined;
  readonly profile: string;
  readonly region: string;
  readonly pinned: boolean;
}

/** From the host to the page. `view` goes up with each job that is shown. */
export type HostMessage =
  | {
      readonly type: "show";
      readonly view: number;
      /** The `view` under which the page was left that comes back now. */
      readonly leftView?: number;
      readonly key: PageKey;
      readonly parts: DetailsParts;
    }
  /** The parts that read differently now. */
  | { readonly type: "update"; readonly view: number; readonly parts: Partial<DetailsParts> }
  /** Nothing of a job is on the page any more: another session, no session, a job that is gone. */
  | {
      readonly type: "blank";
      readonly view: number;
      readonly key: PageKey;
      readonly title: string;
      readonly notice: Notice;
    }
  /** For screen readers, and for a moment on screen: "Copied the job ID". */
  | { readonly type: "say"; readonly text: string }
  /** For screen readers alone: what changed is to be seen on the page anyway. */
  | { readonly type: "announce"; readonly text: string };

/** From the page to the host. */
export type PageMessage =
  /** The page's script runs, or runs again after the panel was hidden. */
  | { readonly type: "ready" }
  /** A *show* or *blank* stands on the page. */
  | { readonly type: "rendered"; readonly view: number }
  | { readonly type: "act"; readonly view: number; readonly action: ActionId }
  /** The related jobs came into view. */
  | { readonly type: "relatedInView"; readonly view: number };
