import type { JobGateway } from "../query/jobGateway";
import type { Session } from "./session";

/**
 * A session that is open, and the way to ask AWS in it. Each time that a session is opened makes another one: two of
 * the same profile and Region may lead to different accounts.
 */
export interface Source {
  readonly session: Session;
  readonly gateway: JobGateway;
  /** The jobs of all accounts of the organization are meant, where AWS lists them; else the account's own. */
  readonly accounts?: "organization";
}
