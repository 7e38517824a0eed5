import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { environmentProfile } from "../../../../src/domain/session/session";
import { describeCommand } from "../../../../src/viewmodel/cli/awsCliCommand";
import { cliRefusalText } from "../../../../src/viewmodel/cli/cliLine";
import type { Shell } from "../../../../src/viewmodel/text/shellWord";
import { cmdWords } from "../../../support/shell/cmdWords";
import { powerShellWords } from "../../../support/shell/powerShellWords";
import { runs } from "../../../support/property";

const session = { profile: "prod", region: "eu-west-1" };

type Job = Parameters<typeof describeCommand>[0];

/** The command, or why there is none. */
function told(job: Job, of = session, shell: Shell = "posix"): string {
  const command = describeCommand(job, of, shell);
  return command.type === "command" ? command.text : `refused: ${command.reason}`;
}

describe("The command that describes a job", () => {
  it.each([
    ["backup", "aws backup describe-backup-job --backup-job-id 1EB3-b5e7"],
    ["restore", "aws backup describe-restore-job --restore-job-id 1EB3-b5e7"],
    ["copy", "aws backup describe-copy-job --copy-job-id 1EB3-b5e7"],
  ] as const)("of a %s job", (kind, start) => {
    expect(told({ kind, id: "1EB3-b5e7" })).toBe(
      `${start} --profile prod --region eu-west-1 --output json`,
    );
  });

  const backup = (id: string, of = session, shell: Shell = "posix"): string =>
    told({ kind: "backup", id }, of, shell);

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
    expect(backup("x", { ...session, profile: "a\nb" })).toBe("refused: profile");
    expect(backup("x", { ...session, region: "a\u001bb" })).toBe("refused: region");
  });

  it("there is none for a job without an id", () => {
    expect(backup("")).toBe("refused: noId");
  });

  it("is quoted for the Command Prompt as far as that is safe", () => {
    expect(backup("1EB3-b5e7", { ...session, profile: "my profile" }, "cmd")).toBe(
      'aws backup describe-backup-job --backup-job-id 1EB3-b5e7 --profile "my profile" --region eu-west-1 --output json',
    );
    for (const id of ["%PATH%", 'a"b', "file://x", "two\nlines", "a^b", "!x!"]) {
      expect(backup(id, session, "cmd")).toBe("refused: cmd");
    }
  });

  it("is as in PowerShell for Windows PowerShell, but without double quotes in a word", () => {
    const plain = ["1EB3-b5e7", { ...session, profile: "it's $HOME" }] as const;
    expect(backup(...plain, "windowsPowerShell")).toBe(backup(...plain, "powershell"));
    for (const id of ['a"b', "file://x", "two\nlines"]) {
      expect(backup(id, session, "windowsPowerShell")).toBe("refused: windowsPowerShell");
      expect(backup(id, session, "powershell")).toMatch(/^aws backup /);
    }
  });

  it("in the Command Prompt says the same or nothing, whatever the id and the names are", () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from(`ab-\\"%^!&|<>()@,;= '`)),
      minLength: 1,
    });
    fc.assert(
      fc.property(text, text, (id, profile) => {
        const command = backup(id, { profile, region: "eu-west-1" }, "cmd");
        if (command.startsWith("refused")) return;
        const words = cmdWords(command).join("\n");
        expect(words).toMatch(/^aws\nbackup\ndescribe-backup-job\n--backup-job-id[=\n]/);
        expect(words.replaceAll("=", "\n")).toContain(
          `id\n${id}\n--profile\n${profile}\n--region\neu-west-1\n`.replaceAll("=", "\n"),
        );
      }),
    );
  });

  it("that there is none of says why, and what helps", () => {
    const reasons = [
      ...(["noId", "profile", "region", "tooLong"] as const),
      ...(["windowsPowerShell", "cmd"] as const),
    ];
    const texts = reasons.map((reason) => cliRefusalText(reason, "this job's ID"));
    expect(new Set(texts).size).toBe(reasons.length);
    for (const text of texts) expect(text).toMatch(/\.$/);
  });

  it("in PowerShell says the same, whatever the id and the names are", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", minLength: 1 }),
      fc.constantFrom("-", "file://x", "it's ‘so’", "$(id)", "`n", '"'),
    );
    fc.assert(
      fc.property(text, text, (id, profile) => {
        const of = { profile, region: "eu-west-1" };
        const command = backup(id, of, "powershell");
        if (command.startsWith("refused")) return;
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
      { numRuns: runs(1000) },
    );
  });
});
