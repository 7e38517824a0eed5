import type { BackupError } from "../../domain/query/backupError";
import type { Action } from "../../protocol/jobDetails";
import { errorActionTexts } from "../text/errorActionText";
import { errorRemedy } from "../text/errorRemedy";
import type { PartContext } from "./partContext";

/** Where buttons stand, and how many there is room for: all where the job itself failed, one in a part of its page. */
interface Place {
  /** Unique on the page. */
  readonly key: string;
  readonly most: number;
}

/** The room of a part. A trouble of the session is everywhere, and its other remedies stand once, above. */
export function inPart(key: string): Place {
  return { key, most: 1 };
}

export const aboveAll: Place = { key: "job", most: Infinity };

/** What helps besides trying again, the likeliest first. */
export function remedyButtons(
  { key, most }: Place,
  error: BackupError,
  { session, actions }: Pick<PartContext, "session" | "actions">,
): readonly Action[] {
  return errorRemedy(error, session)
    .actions.filter(({ kind }) => kind !== "retry")
    .slice(0, most)
    .map((remedy) => {
      const { label } = errorActionTexts[remedy.kind];
      return actions.add(`remedy:${key}:${remedy.kind}`, { label }, { type: "remedy", remedy });
    });
}
