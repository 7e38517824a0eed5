import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { environmentProfile } from "../../../src/domain/session";
import { describeCommand } from "../../../src/viewmodel/awsCliCommand";
import { powerShellWords } from "../../support/shell/powerShellWords";

const session = { profile: "prod", region: "eu-west-1" };

describe("The command that describes a job", () => {
  it.each([
    ["backup", "aws backup describe-backup-job --backup-job-id 1EB3-b5e7"],
    ["restore", "aws backup describe-restore-job --restore-job-id 1EB3-b5e7"],
    ["copy", "aws backup describe-copy-job --copy-job-id 1EB3-b5e7"],
  ] as const)("of a %s job", (kind, start) => {
    expect(describeCommand({ kind, id: "1EB3-b5e7" }, session, "posix")).toBe(
      `${start} --profile prod --region eu-west-1 --output json`,
    );
  });

  const backup = (id: string, of = session): string | undefined =>
    describeCommand({ kind: "backup", id }, of, "posix");

  it("names no profile where the environment has the credentials", () => {
    expect(backup("x", { ...session, profile: environmentProfile })).toBe(
      "aws backup describe-backup-job --backup-job-id x --region eu-west-1 --output json",
    );
  });

  it("quotes what the shell would read", () => {
    expect(backup("a'b", { profile: "my $profile", region: "eu west" })).toBe(
      "aws backup describe-backup-job --backup-job-id 'a'\\''b' --profile 'my $profile' --region 'eu west' --output json",
    );
  });

  it("hangs a value with a dash on its option", () => {
    expect(backup("-x", { profile: "-p q", region: "eu-west-1" })).toBe(
      "aws backup describe-backup-job --backup-job-id=-x '--profile=-p q' --region eu-west-1 --output json",
    );
  });

  it.each(["file:///etc/passwd", "fileb://x", "http://evil.test", "https://evil.test", "FILE://x"])(
    "gives %s as JSON, or the CLI would read what it points at",
    (id) => {
      expect(backup(id)).toContain(`--cli-input-json '{"BackupJobId":"${id}"}'`);
    },
  );

  it("lets no control character into a terminal, nor what turns text around", () => {
    const command = backup("\u001b[201~\nrm -rf ~\n\u202e'\u0000");
    expect(command).toContain(
      `--cli-input-json '{"BackupJobId":"\\u001b[201~\\nrm -rf ~\\n\\u202e'\\''\\u0000"}'`,
    );
    expect(backup("x", { ...session, profile: "a\nb" })).toBeUndefined();
    expect(backup("x", { ...session, region: "a\u001bb" })).toBeUndefined();
  });

  it("there is none for a job without an id", () => {
    expect(backup("")).toBeUndefined();
  });

  it("in PowerShell says the same, whatever the id and the names are", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", minLength: 1 }),
      fc.constantFrom("-", "file://x", "it's ‘so’", "$(id)", "`n", '"'),
    );
    fc.assert(
      fc.property(text, text, (id, profile) => {
        const of = { profile, region: "eu-west-1" };
        const command = describeCommand({ kind: "backup", id }, of, "powershell");
        if (command === undefined) return;
        expect(command).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        const words = powerShellWords(command).flatMap((word) =>
          /^--(?:backup-job-id|profile)=/.test(word)
            ? [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)]
            : [word],
        );
        const [, , , option, value = ""] = words;
        const given =
          option === "--cli-input-json"
            ? (JSON.parse(value) as { BackupJobId: string }).BackupJobId
            : value;
        expect(given).toBe(id);
        expect(words.slice(5, 9)).toEqual(["--profile", profile, "--region", "eu-west-1"]);
      }),
      { numRuns: 1000 },
    );
  });
});
