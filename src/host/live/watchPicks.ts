import type { Watch } from "../../domain/live/watch";
import type { SummaryContext } from "../../viewmodel/job/jobSummary";
import { progressParts, watchName } from "../../viewmodel/live/watchText";
import { type Choice, pick, type QuickPickHost } from "../picks/quickPick";
import type { Watching } from "./watching";

export interface WatchPicksOptions {
  readonly watching: Pick<Watching, "facts" | "stop">;
  readonly quickPicks: QuickPickHost;
  readonly context: () => SummaryContext;
  /** Opens the details of a job. */
  readonly open: (watch: Watch) => Promise<void>;
}

type Chosen = Watch | "stop";

/** The lists of watched jobs. */
export class WatchPicks {
  readonly #options: WatchPicksOptions;

  constructor(options: WatchPicksOptions) {
    this.#options = options;
  }

  async askOpen(): Promise<void> {
    const chosen = await this.#pick("Select a watched job to open its details", [
      { label: "Stop Watching…", value: "stop" },
    ]);
    if (chosen === "stop") await this.askStop();
    else if (chosen !== undefined) await this.#options.open(chosen);
  }

  async askStop(): Promise<void> {
    const chosen = await this.#pick("Select the job to watch no more", []);
    if (chosen !== undefined && chosen !== "stop") this.#options.watching.stop(chosen);
  }

  #pick(placeholder: string, last: readonly Choice<Chosen>[]): Promise<Chosen | undefined> {
    return pick(this.#options.quickPicks, {
      placeholder,
      choices: () => Promise.resolve([...this.#choices(), ...last]),
    });
  }

  #choices(): readonly Choice<Watch>[] {
    const { watching, context } = this.#options;
    return watching.facts.map((facts) => ({
      label: watchName(facts),
      description: [...progressParts(facts, context()), facts.sessionName].join(" · "),
      value: facts.watch,
    }));
  }
}
