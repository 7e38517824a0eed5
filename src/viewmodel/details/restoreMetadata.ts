import type { BackupError } from "../../domain/query/backupError";
import type { JobGateway } from "../../domain/query/jobGateway";
import { asBackupError } from "../../domain/query/queryCursor";
import type { MetadataState } from "./sections";

export interface RestoreMetadataOptions {
  readonly gateway: JobGateway;
  readonly jobId: string;
  readonly signal: AbortSignal;
  readonly changed: () => void;
}

/** A restore job's metadata: sensitive, so asked for only when the user wants to see it. */
export class RestoreMetadata {
  readonly #options: RestoreMetadataOptions;
  #state: MetadataState = { state: "notAsked" };

  constructor(options: RestoreMetadataOptions) {
    this.#options = options;
  }

  get state(): MetadataState {
    return this.#state;
  }

  get error(): BackupError | undefined {
    return this.#state.state === "failed" ? this.#state.error : undefined;
  }

  async load(): Promise<void> {
    const { gateway, jobId, signal } = this.#options;
    if (this.#state.state === "loading") return;
    this.#set({ state: "loading" });
    try {
      const entries = await gateway.getRestoreJobMetadata(jobId, signal);
      this.#set({ state: "shown", entries });
    } catch (error) {
      this.#set({ state: "failed", error: asBackupError(error) });
    }
  }

  #set(state: MetadataState): void {
    this.#state = state;
    this.#options.changed();
  }
}
