import type { BackupError } from "../../domain/query/backupError";
import type { Notice } from "../../protocol/jobDetails";
import { errorText } from "../text/errorText";
import type { PartContext } from "./partContext";
import { inPart, remedyButtons } from "./remedyButtons";
import { retryLook } from "./retryLook";

/** That a part of a resource's page could not be read, with what helps. */
export function partFailure(
  error: BackupError,
  what: string,
  { session, actions }: PartContext,
  part: "resource" | "point" | "expiry" = "resource",
): Notice {
  return {
    kind: "error",
    text: errorText(error, session).sentence,
    actions: [
      ...remedyButtons(inPart(what), error, { session, actions }),
      actions.add(`retry:${what}`, retryLook(error, what), { type: "retry", part }),
    ],
  };
}
