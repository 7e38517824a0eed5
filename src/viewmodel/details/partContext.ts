import type { Session } from "../../domain/session/session";
import type { Formats } from "../text/formats";
import type { Actions } from "./actions";

/** What every part of a details page is made with. */
export interface PartContext {
  readonly session: Session;
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly actions: Actions;
  /** The account that was asked for by name. */
  readonly accountId?: string | undefined;
}
