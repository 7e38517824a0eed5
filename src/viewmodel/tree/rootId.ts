import type { ViewKind } from "../../domain/job/viewKinds";
import type { Session } from "../../domain/session/session";
import { idPart } from "../text/idPart";

/** What the ids of all rows of a view begin with, which show the jobs of a session. */
export function rootId(kind: ViewKind, { profile, region }: Session): string {
  return [kind, profile, region].map(idPart).join("/");
}
