import type { Job } from "../../domain/job/job";
import { readTold, toldJson, untold } from "../../domain/live/told";
import type { Log } from "../base/log";
import type { VersionedFile } from "./versionedFile";

/** Names a job that was told of. */
export function toldKey({ kind, id }: Pick<Job, "kind" | "id">): string {
  return `${kind} ${id}`;
}

/** Has a message come once, whichever window of VS Code shows it. */
export class Told {
  readonly #file: Pick<VersionedFile, "change">;
  readonly #log: Pick<Log, "failure">;

  constructor(file: Pick<VersionedFile, "change">, log: Pick<Log, "failure">) {
    this.#file = file;
    this.#log = log;
  }

  /**
   * Takes it upon this window to tell of something. Never rejects.
   * @returns what of it no window has told of
   */
  async claim(keys: readonly string[]): Promise<readonly string[]> {
    let own = keys;
    try {
      await this.#file.change((text) => {
        const told = readTold(text);
        own = untold(told, keys);
        return own.length === 0 ? undefined : toldJson(told, own);
      });
    } catch (error) {
      // A message that comes twice is better than none.
      this.#log.failure("What was told of can't be kept", error);
    }
    return own;
  }
}
