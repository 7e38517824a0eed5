import { describe, expect, it } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import { environmentProfile, isSameSession } from "../../../../src/domain/session/session";
import { Actions } from "../../../../src/viewmodel/details/actions";
import { withoutJob, type WithoutJobInput } from "../../../../src/viewmodel/details/withoutJob";

const session = { profile: "production", region: "eu-west-1" };
const ready = { kind: "ready", session } as const;
const belongs = "This page belongs to the profile production in eu-west-1.";

function said(input: Partial<WithoutJobInput>): {
  readonly title: string;
  readonly text: string;
  readonly actions: readonly string[];
} {
  const state = input.state ?? ready;
  const { title, notice } = withoutJob({
    ref: { kind: "backup", id: "1EB3" },
    session,
    isOpen: state.kind === "ready" && isSameSession(state.session, session),
    state,
    open: state.kind === "ready" ? [state.session] : [],
    error: undefined,
    actions: new Actions(),
    ...input,
  });
  return { title, text: notice.text, actions: notice.actions.map(({ label }) => label) };
}

describe("A page without a job", () => {
  it.each(["idle", "loading"] as const)("waits for its session (%s)", (kind) => {
    expect(said({ state: { kind } })).toEqual({
      title: "Backup job",
      text: "Opening the session of the profile production in eu-west-1…",
      actions: [],
    });
  });

  it("says what it asks for", () => {
    expect(said({})).toEqual({
      title: "Backup job",
      text: "Asking AWS Backup for the backup job 1EB3…",
      actions: [],
    });
  });

  it("says of a job without an id that it can't be asked for", () => {
    const ref = { kind: "backup", id: "" } as const;
    expect(said({ ref }).text).toBe(
      "AWS Backup gave this job no ID, so it can't be loaded again. Open it from the view again.",
    );
    expect(said({ ref, state: { kind: "loading" } }).text).toMatch(/^Opening the session/);
  });

  it("says why it has none, with Retry, until the retry is under way", () => {
    const error = new BackupError("accessDenied", { operation: "DescribeBackupJob" });
    expect(said({ error }).actions).toEqual(["Copy IAM Policy", "Retry"]);
    expect(said({ error }).text).not.toMatch(/^Asking/);
    expect(said({ error, busy: false }).actions).toEqual(["Copy IAM Policy", "Retry"]);
    expect(said({ error, busy: true })).toEqual(said({}));
  });

  it("offers all that helps, for nothing else stands on the page", () => {
    const error = new BackupError("ssoLoginNeeded", { operation: "DescribeBackupJob" });
    expect(said({ error }).actions).toEqual([
      "Sign In",
      "Copy Sign-In Command",
      "Select Profile…",
      "Retry",
    ]);
  });

  it("names no job in another session, and leads back to its own", () => {
    const other = { profile: "production", region: "us-east-1" };
    expect(said({ state: { kind: "ready", session: other } })).toEqual({
      title: "Backup job",
      text: `${belongs} The current session is the profile production in us-east-1, so the page does not show the job.`,
      actions: [
        "Switch to the profile production in eu-west-1",
        "Add Session production · eu-west-1",
      ],
    });
    expect(
      said({ state: { kind: "ready", session: { ...session, profile: environmentProfile } } }).text,
    ).toContain("the credentials in the environment variables in eu-west-1");
  });

  it("would replace none of several sessions: its own is opened beside them", () => {
    const others = ["us-east-1", "us-west-2"].map((region) => ({ profile: "production", region }));
    const [other = session] = others;
    expect(said({ state: { kind: "ready", session: other }, open: others })).toEqual({
      title: "Backup job",
      text: `${belongs} That is none of the sessions that are open, so the page does not show the job.`,
      actions: ["Add Session production · eu-west-1"],
    });
  });

  it.each([
    [{ kind: "failed" }, "The session could not be opened."],
    [{ kind: "noProfile" }, "No AWS profile is selected."],
    [
      {
        kind: "profileMissing",
        profile: "staging\u202e",
        namedBy: "AWS_PROFILE",
        files: [{ file: "/home/me/.aws/config", state: "missing" }],
        unreadable: undefined,
      },
      "The profile staging, named by AWS_PROFILE, is not in the AWS config files. /home/me/.aws/config: there is no such file. Select another profile, or correct the files.",
    ],
    [{ kind: "noRegion", profile: "staging" }, "No Region is set for the profile staging."],
  ] as const)("says why no session is open: %j", (state, reason) => {
    expect(said({ state })).toEqual({
      title: "Backup job",
      text: `${belongs} ${reason}`,
      actions: ["Retry", "Select Profile…"],
    });
  });
});
