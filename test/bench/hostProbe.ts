import fs from "node:fs/promises";
import path from "node:path";
import { outDir } from "../support/run/paths";
import { eventually } from "../e2e/support/eventually";

/** The longest time in which the extension host did nothing else, in milliseconds. */
export interface LongestTask {
  readonly wall: number;
  /** Of the processor: what other processes took is not in it. */
  readonly cpu: number;
}

/** Asks the extension in the folder hostProbe, which is installed beside ours. */
export class HostProbe {
  readonly #file = path.join(outDir, "bench/probe-port");

  /** What the extension host must have in its environment. */
  get env(): Readonly<Record<string, string>> {
    return { BENCH_PROBE: this.#file };
  }

  /** Call it before a window is opened: the next one tells its own port. */
  async forget(): Promise<void> {
    await fs.rm(this.#file, { force: true });
  }

  async reset(): Promise<void> {
    await this.#ask("/reset");
  }

  async longest(): Promise<LongestTask> {
    return (await this.#ask("/longest")) as LongestTask;
  }

  /** Begins a profile of the processor; {@link profiled} ends it and writes it to a file for DevTools. */
  async profile(): Promise<void> {
    await this.#ask("/profile");
  }

  async profiled(name: string): Promise<string> {
    const file = path.join(outDir, "bench", `${name}.cpuprofile`);
    await fs.writeFile(file, JSON.stringify(await this.#ask("/profiled")));
    return file;
  }

  async #ask(what: string): Promise<unknown> {
    const port = await eventually("the probe in the extension host", () =>
      fs.readFile(this.#file, "utf8").catch(() => undefined),
    );
    const answer = await fetch(`http://127.0.0.1:${port}${what}`);
    return answer.json();
  }
}
