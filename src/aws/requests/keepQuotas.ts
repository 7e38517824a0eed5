import { AsyncLocalStorage } from "node:async_hooks";
import type { BackupClient, ServiceInputTypes, ServiceOutputTypes } from "@aws-sdk/client-backup";
import type { FinalizeRequestMiddleware } from "@smithy/types";
import { quietness } from "../credentials/quietly";
import { isThrottling } from "../errors/errorMapping";
import type { Operation } from "./answerForms";
import { ownAccount } from "./ownAccount";
import type { PausingClock } from "./pausingClock";
import { quotaGroupOf } from "./quotaGroups";
import type { Caller, ServiceQuotas } from "./quotas";

interface LimitedRequest {
  readonly operation: Operation;
  /** Ends the wait. */
  readonly signal: AbortSignal;
  /** Stands still during the wait. */
  readonly clock: PausingClock;
}

const requests = new AsyncLocalStorage<LimitedRequest>();

/** Tells {@link keepQuotas}, deep inside the SDK, which request it is. */
export function withQuotas<T>(request: LimitedRequest, send: () => Promise<T>): Promise<T> {
  return requests.run(request, send);
}

/**
 * Lets a client send each request, and each of the SDK's own new attempts, when it is its turn.
 * @param caller asked when the credentials are there
 */
export function keepQuotas(
  client: BackupClient,
  service: ServiceQuotas,
  caller: () => Caller,
): void {
  const middleware: FinalizeRequestMiddleware<ServiceInputTypes, ServiceOutputTypes> =
    (next) => async (args) => {
      const request = requests.getStore();
      if (request === undefined) throw new Error("Requests are sent with withQuotas only.");
      const { operation, signal, clock } = request;
      const by = caller();
      const turn = service.queueOf(by).enter({
        group: quotaGroupOf(operation),
        ...quietness(),
        signal,
      });
      const sent = await clock.while(turn);
      service.sent(operation);
      let wasThrottled = false;
      try {
        const result = await next(args);
        const accountId = ownAccount(args.input, result.output);
        if (accountId !== undefined) service.learn(by, accountId);
        return result;
      } catch (error) {
        wasThrottled = isThrottling(error);
        throw error;
      } finally {
        sent.ended({ wasThrottled });
      }
    };
  // Before it is signed: the SDK places its signing so, too, and what is added later comes first.
  const place = { relation: "after", toMiddleware: "retryMiddleware" } as const;
  client.middlewareStack.addRelativeTo(middleware, { name: "keepQuotas", ...place });
}
