import type { Log } from "../base/log";
import type { VersionedFile } from "./versionedFile";

export interface SharedValueOptions<Value> {
  readonly file: Pick<VersionedFile, "change">;
  /** Reads what was kept, whoever wrote it; "" where nothing was. */
  readonly read: (text: string) => Value;
  readonly write: (value: Value) => string;
  readonly log: Pick<Log, "failure">;
  /** For the log, such as "What was seen". */
  readonly about: string;
}

/** Something small that the windows of VS Code share. Each knows its own changes at once, and those of others once it reads. */
export class SharedValue<Value> {
  readonly #options: SharedValueOptions<Value>;
  #value: Value;
  #work: Promise<void> = Promise.resolve();
  /** Changes that are on their way to the file. */
  #pending = 0;

  constructor(options: SharedValueOptions<Value>) {
    this.#options = options;
    this.#value = options.read("");
  }

  /** As far as this window knows. */
  get value(): Value {
    return this.#value;
  }

  /** Learns what other windows have changed. Never rejects. */
  read(): Promise<void> {
    return this.#inTurn(() => undefined);
  }

  /**
   * Changes it, at once for this window and then for all. Never rejects.
   * @param change called again with what others have made of it meanwhile
   */
  change(change: (value: Value) => Value): Promise<void> {
    const { read, write } = this.#options;
    this.#value = change(this.#value);
    return this.#inTurn((text) => write(change(read(text))));
  }

  async #inTurn(change: (text: string) => string | undefined): Promise<void> {
    this.#pending++;
    this.#work = this.#work.then(() => this.#changeFile(change));
    await this.#work;
  }

  async #changeFile(change: (text: string) => string | undefined): Promise<void> {
    const { file, read, log, about } = this.#options;
    try {
      const text = await file.change(change);
      // What is still to be written is known here already, and not there.
      if (this.#pending === 1) this.#value = read(text);
    } catch (error) {
      log.failure(`${about} can't be kept`, error);
    } finally {
      this.#pending--;
    }
  }
}
