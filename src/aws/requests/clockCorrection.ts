import type { BackupClient } from "@aws-sdk/client-backup";
import { HttpResponse } from "@smithy/core/protocols";
import { membersOf } from "../../base/membersOf";
import { errorFacts } from "../errors/errorFacts";
import { namedReason } from "../errors/errorNames";

/** Milliseconds from which on AWS may refuse a signature for its time; the SDK's own measure (AwsSdkSigV4Signer). */
const tolerated = 240_000;

/**
 * Lets the SDK try again where a request was signed with a time that was wrong, in either direction. By itself it does so only
 * where this computer's clock is wrong, not where it has just been set right: after a sleep, or once a proxy's wrong Date is
 * gone. The SDK has learned the right time from the answer by then.
 */
export function correctClock(client: BackupClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const offset = client.config.systemClockOffset;
      try {
        return await next(args);
      } catch (error) {
        const members = membersOf(error);
        const response = members["$response"];
        const date = HttpResponse.isInstance(response) ? response.headers["date"] : undefined;
        const isOff = Math.abs(Date.parse(date ?? "") - (Date.now() + offset)) >= tolerated;
        if (isOff && namedReason(errorFacts(error)) === "invalidSignature") {
          Object.assign(membersOf(members["$metadata"]), { clockSkewCorrected: true });
        }
        throw error;
      }
    },
    { name: "clockCorrection", step: "deserialize", priority: "high" },
  );
}
