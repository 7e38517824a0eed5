import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { JobTree } from "../../../src/viewmodel/tree/jobTree";
import { VsCodeMirror } from "../../support/jobs/vsCodeMirror";

/** What something took, in milliseconds: until its rows were read, and its longest task. */
export interface Took {
  readonly ms: number;
  readonly longest: number;
}

/** So long (ms) nothing must have been fired for the rows to stand still. */
const stillness = 50;

/** Somebody who looks at a tree with its states and vaults expanded, and takes the time. */
export class Look {
  readonly #mirror: VsCodeMirror;
  readonly #tree: JobTree;

  constructor(tree: JobTree) {
    this.#tree = tree;
    this.#mirror = new VsCodeMirror(tree);
    this.expand();
  }

  /** Expands what is new, but for days and jobs. */
  expand(): void {
    this.#mirror.update();
    for (const dimension of ["state", "vault"] as const) {
      for (const { node, children } of this.#mirror.items) {
        const isClosed = children === undefined && node.type === "group";
        if (isClosed && node.dimension === dimension) this.#mirror.expand(node.id);
      }
    }
  }

  /** Reads again what was fired, as VS Code does. @returns milliseconds */
  read(): number {
    const start = performance.now();
    this.#mirror.update();
    return performance.now() - start;
  }

  /** From the begin of some work until its rows are read; these are read in tasks of their own, as VS Code asks for them. */
  async during(work: () => unknown): Promise<Took> {
    const delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    await pause(20);
    delays.reset();
    // The first delay after a reset is not counted.
    await pause(5);
    const start = performance.now();
    let end = start;
    const stop = this.#tree.changed(() => {
      setImmediate(() => {
        this.#mirror.update();
        end = performance.now();
      });
    });
    await work();
    end = performance.now();
    while (performance.now() - end < stillness || this.#mirror.pending.length > 0) await pause(5);
    stop.dispose();
    delays.disable();
    return { ms: end - start, longest: delays.max / 1e6 };
  }
}
