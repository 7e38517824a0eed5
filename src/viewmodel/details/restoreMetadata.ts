import type { BackupError } from "../../domain/query/backupError";
import type { JobGateway } from "../../domain/query/jobGateway";
import type { MetadataState } from "./metadataSection";
import { OnRequest } from "./onRequest";

export interface RestoreMetadataOptions {
  readonly gateway: JobGateway;
  readonly jobId: string;
  readonly signal: AbortSignal;
  readonly changed: () => void;
}

/** A restore job's metadata: sensitive, so asked for only when the user wants to see it. */
export class RestoreMetadata {
  readonly #options: RestoreMetadataOptions;
  readonly #request: OnRequest<Readonly<Record<string, string>>>;

  constructor(options: RestoreMetadataOptions) {
    this.#options = options;
    this.#request = new OnRequest(options);
  }

  get state(): MetadataState {
    return this.#request.state;
  }

  get error(): BackupError | undefined {
    return this.#request.error;
  }

  async load(): Promise<void> {
    const { gateway, jobId, signal } = this.#options;
    await this.#request.load(() => gateway.getRestoreJobMetadata(jobId, signal));
  }
}
