import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";

/** So many turns of the event loop nothing was under way: what followed from the last answer has happened. */
const turns = 3;

/** Waits for real requests while timers are fake: time stands still until every answer has come. */
export class Calm {
  #underWay = 0;
  readonly #begun = (message: unknown): void => {
    const { request } = message as { readonly request: ClientRequest };
    this.#underWay++;
    request.once("close", () => {
      this.#underWay--;
    });
  };

  constructor() {
    subscribe("http.client.request.start", this.#begun);
  }

  stop(): void {
    unsubscribe("http.client.request.start", this.#begun);
  }

  /** Resolves when no request of this process is under way, and no file is read. */
  async come(): Promise<void> {
    for (let calm = 0; calm < turns;) {
      await nextTurn();
      calm = this.#underWay > 0 || waitsForSystem() ? 0 : calm + 1;
    }
  }
}

/** A file is read, or a connection is made. */
function waitsForSystem(): boolean {
  return process.getActiveResourcesInfo().some((name) => /^(?:FSReq|ConnectWrap)/.test(name));
}
