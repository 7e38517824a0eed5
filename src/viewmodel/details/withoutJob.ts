import type { BackupError } from "../../domain/query/backupError";
import {
  environmentProfile,
  type Session,
  type SessionResolution,
} from "../../domain/session/session";
import type { Action, Notice } from "../../protocol/jobDetails";
import { errorActionTexts, retryText } from "../text/errorActionText";
import { errorText } from "../text/errorText";
import { jobKinds } from "../../domain/job/jobKinds";
import { sessionName } from "../session/sessionName";
import { sessionProblem } from "../session/sessionProblem";
import { jobKindName } from "../job/jobKindText";
import { oneLine } from "../text/plainText";
import type { Actions, PageRef } from "./actions";
import { aboveAll, remedyButtons } from "./remedyButtons";

export interface WithoutJobInput {
  readonly ref: PageRef;
  /** The session that the job belongs to. */
  readonly session: Session;
  /** That session is open. */
  readonly isOpen: boolean;
  /** What there is of a session in use. */
  readonly state:
    | SessionResolution
    | { readonly kind: "idle" }
    | { readonly kind: "loading" }
    | { readonly kind: "failed" };
  /** All sessions that are open. */
  readonly open: readonly Session[];
  /** Why the job could not be described. */
  readonly error: BackupError | undefined;
  /** The job is being asked for, perhaps once more. */
  readonly busy?: boolean;
  readonly actions: Actions;
}

/** What a page says while it has no job to show; it names nothing of a job but its id, and only in its own session. */
export function withoutJob(input: WithoutJobInput): {
  readonly title: string;
  readonly notice: Notice;
} {
  const notice = input.isOpen ? askedNotice(input) : leftNotice(input);
  const { kind } = input.ref;
  return { title: kind === "resource" ? "Resource" : jobKindName(kind), notice };
}

/** The job is asked for, or could not be described. */
function askedNotice({ ref, session, error, busy = false, actions }: WithoutJobInput): Notice {
  if (ref.id === "") {
    return information(
      "AWS Backup gave this job no ID, so it can't be loaded again. Open it from the view again.",
    );
  }
  if (error === undefined || busy) {
    const what = ref.kind === "resource" ? ref.kind : jobKinds[ref.kind].one;
    return information(`Asking AWS Backup for the ${what} ${oneLine(ref.id)}…`);
  }
  const retry = actions.add(
    "retry:job",
    { label: retryText(error.reason).label },
    { type: "retry", part: "job" },
  );
  const helping = remedyButtons(aboveAll, error, { session, actions });
  return { kind: "error", text: errorText(error, session).sentence, actions: [...helping, retry] };
}

/** No request is made for a job whose session is not open. */
function leftNotice({ ref, session, state, open, actions }: WithoutJobInput): Notice {
  const belongs = `This page belongs to ${name(session)}.`;
  switch (state.kind) {
    case "idle":
    case "loading":
      return information(`Opening the session of ${name(session)}…`);
    case "ready": {
      const isOneOpen = open.length < 2;
      const why = isOneOpen
        ? `The current session is ${name(state.session)}`
        : "That is none of the sessions that are open";
      const text = `${belongs} ${why}, so the page does not show the ${ref.kind === "resource" ? ref.kind : "job"}.`;
      const add = addSession(session, actions);
      return information(text, isOneOpen ? [switchTo(session, actions), add] : [add]);
    }
    case "noProfile":
      return closed("No AWS profile is selected.");
    case "filesUnreadable":
    case "profileMissing":
    case "environmentMissing":
    case "regionInvalid":
      return closed(sessionProblem(state).sentence);
    case "noRegion":
      return closed(`No Region is set for the profile ${oneLine(state.profile, 60)}.`);
    case "failed":
      return closed("The session could not be opened.");
  }

  function closed(why: string): Notice {
    return information(`${belongs} ${why}`, [
      actions.add("retrySession", { label: "Retry" }, { type: "retrySession" }),
      actions.add(
        "selectProfile",
        { label: errorActionTexts.selectProfile.label },
        { type: "remedy", remedy: { kind: "selectProfile" } },
      ),
    ]);
  }
}

function information(text: string, actions: readonly Action[] = []): Notice {
  return { kind: "information", text, actions };
}

function switchTo(session: Session, actions: Actions): Action {
  return actions.add(
    "switchSession",
    { label: `Switch to ${name(session)}` },
    { type: "switchSession", session },
  );
}

/** Beside those that are open. */
function addSession(session: Session, actions: Actions): Action {
  return actions.add(
    "addSession",
    { label: `Add Session ${sessionName(session)}` },
    { type: "addSession", session },
  );
}

function name({ profile, region }: Session): string {
  const owner =
    profile === environmentProfile
      ? `the credentials in the environment variables`
      : `the profile ${oneLine(profile, 60)}`;
  return `${owner} in ${oneLine(region, 40)}`;
}
