import { nextTask } from "../../../src/host/base/nextTask";
import { createAwsRuntime } from "../../../src/aws/index";
import { activeFilter } from "../../../src/domain/filter/activeFilter";
import { noFilter } from "../../../src/domain/filter/jobFilter";
import type { OpenedGateway } from "../../../src/domain/query/jobGateway";
import type { AwsRuntime } from "../../../src/domain/session/session";
import type { JobTree } from "../../../src/viewmodel/tree/jobTree";
import { RegionTurns } from "../../../src/viewmodel/tree/regionTurns";
import { ViewTree } from "../../../src/viewmodel/tree/viewTree";
import { anAwsHome, type AwsHome } from "../identity/awsHome";
import { utcFormats } from "./treeFixture";
import { aSessionEntry } from "./shownSessions";

/** Where the requests of a profile go. */
export interface EndpointOfProfile {
  readonly url: string;
  readonly credentials: readonly {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  }[];
}

const region = "eu-west-1";

/** A view of several sessions over the real SDK, each of a profile with an endpoint of its own: p0, p1 and so on. */
export class ManySessions {
  readonly view = new ViewTree({
    nextTask,
    kind: "backup",
    grouping: "stateVault",
    filter: activeFilter(noFilter, () => undefined),
    now: Date.now,
    pageSize: () => 100,
    formats: () => utcFormats,
    shortensNames: () => false,
    isWatched: () => false,
    turns: () => new RegionTurns(() => Promise.resolve()),
  });
  readonly #home: AwsHome = anAwsHome();
  readonly #runtime: AwsRuntime;
  readonly #gateways = new Map<number, OpenedGateway>();

  constructor(endpoints: readonly EndpointOfProfile[]) {
    this.#home.config(
      endpoints
        .map(({ url, credentials: [key] }, i) => {
          const { accessKeyId = "", secretAccessKey = "" } = key ?? {};
          return `[profile p${i}]\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\nendpoint_url=${url}\n`;
        })
        .join("\n"),
    );
    this.#runtime = createAwsRuntime({
      env: process.env,
      log: () => undefined,
      askMfaCode: () => Promise.resolve(undefined),
      now: Date.now,
    });
  }

  /** Shows the sessions of these profiles, by number, and leaves all others. */
  show(numbers: readonly number[]): void {
    for (const [number, gateway] of this.#gateways) {
      if (numbers.includes(number)) continue;
      gateway.close();
      this.#gateways.delete(number);
    }
    const entries = numbers.map((number) => {
      const session = { profile: `p${number}`, region };
      const gateway = this.#gateways.get(number) ?? this.#runtime.openGateway(session);
      this.#gateways.set(number, gateway);
      return aSessionEntry(session.profile, { source: { session, gateway } });
    });
    this.view.setEntries(entries);
    this.view.showQuietly();
  }

  /** Undefined while it is not shown. */
  tree(number: number): JobTree | undefined {
    return this.view.trees.find(({ source }) => source?.session.profile === `p${number}`);
  }

  /** It has loaded what a view opens with. */
  isOpen(number: number): boolean {
    const status = this.tree(number)?.status;
    return status !== undefined && status.description !== "" && !status.busy;
  }

  dispose(): void {
    this.show([]);
    this.view.dispose();
    this.#home.remove();
  }
}
