import type { Memento } from "vscode";
import { type Alerts, withAlerts, withoutJob } from "../../domain/live/alerts";
import type { Job } from "../../domain/job/job";
import { isUnfinished } from "../../domain/job/jobState";
import { isSameSession } from "../../domain/session/session";
import { badgeText } from "../../viewmodel/live/badgeText";
import type { Formats } from "../../viewmodel/text/formats";
import type { JobTree } from "../../viewmodel/tree/jobTree";
import type { Sessions } from "../session/sessions";
import type { JobsView } from "../tree/jobsView";
import { rememberBadge } from "./rememberBadge";
import type { SharedValue } from "./sharedValue";

export interface BadgesOptions {
  readonly views: readonly BadgedView[];
  readonly sessions: Pick<Sessions, "sources">;
  readonly alerts: Pick<SharedValue<Alerts>, "value" | "change">;
  /** Failed jobs are to be told of. */
  readonly countsFailures: () => boolean;
  readonly formats: () => Formats;
  /** Of this workspace. */
  readonly memory: Memento;
}

export type BadgedView = Pick<JobsView, "kind" | "setBadge">;

/**
 * The number on the icon in the activity bar: jobs of this window's sessions that failed, or were watched and are over, and
 * that nobody has seen. VS Code adds up the numbers of the views.
 */
export class Badges {
  readonly #options: BadgesOptions;
  /** The jobs of alerts that were drawn at the last glance. */
  readonly #drawn = new WeakMap<JobTree, ReadonlySet<string>>();

  constructor(options: BadgesOptions) {
    this.#options = options;
  }

  /** To be called when the alerts, the sessions or the setting may be others. */
  show(): void {
    const { views, formats, memory } = this.#options;
    rememberBadge(memory, views.some(this.awaits));
    for (const view of views) {
      const alerts = this.#alertsOf(view);
      view.setBadge(
        alerts.length === 0
          ? undefined
          : { value: alerts.length, tooltip: badgeText(alerts, view.kind, formats()) },
      );
    }
  }

  add(more: Alerts): void {
    this.#change((alerts) => withAlerts(alerts, more));
  }

  /** The user sees a job. */
  readonly see = (job: Pick<Job, "kind" | "id">): void => {
    if (this.#options.alerts.value.some(({ kind, id }) => kind === job.kind && id === job.id)) {
      this.#change((alerts) => withoutJob(alerts, job));
    }
  };

  /** The user has seen all that is counted. */
  seeAll(): void {
    const seen = this.#options.views.flatMap((view) => this.#alertsOf(view));
    if (seen.length > 0) this.#change((alerts) => seen.reduce(withoutJob, alerts));
  }

  /** Whether a view has something that is to be seen. */
  readonly awaits = (view: BadgedView): boolean => this.#alertsOf(view).length > 0;

  /** These jobs of a session are drawn in a view that somebody sees, as {@link JobMarks} tells. */
  readonly glanced = (view: BadgedView, tree: JobTree, drawn: ReadonlySet<string>): void => {
    const { source, list } = tree;
    const now = this.#alertsOf(view).filter(({ id, session }) => {
      const job = list?.jobs.get(id);
      if (source === undefined || job === undefined || !drawn.has(id)) return false;
      // A row that does not say yet how the job ended tells nothing.
      return isSameSession(source.session, session) && !isUnfinished(job);
    });
    const before = this.#drawn.get(tree);
    this.#drawn.set(tree, new Set(now.map(({ id }) => id)));
    for (const alert of now) if (before?.has(alert.id) === true) this.see(alert);
  };

  #alertsOf({ kind }: BadgedView): Alerts {
    const { alerts, sessions, countsFailures } = this.#options;
    const own = alerts.value.filter((alert) => alert.kind === kind);
    if (own.length === 0) return own;
    const { sources } = sessions;
    const counted = countsFailures();
    return own.filter(
      ({ session, why }) =>
        (why === "watched" || counted) &&
        sources.some((source) => isSameSession(source.session, session)),
    );
  }

  #change(change: (alerts: Alerts) => Alerts): void {
    const { alerts } = this.#options;
    const kept = alerts.change(change);
    this.show();
    void kept.then(() => {
      this.show();
    });
  }
}
