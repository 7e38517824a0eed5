import { describe, expect, it } from "vitest";
import type { UnreadableSection } from "../../../../src/domain/session/configFile";
import { sessionProblem } from "../../../../src/viewmodel/session/sessionProblem";

const files = [
  { file: "/home/me/.aws/config", state: "read" },
  { file: "/home/me/.aws/credentials", state: "missing" },
] as const;
const missing = { kind: "profileMissing", profile: "gone", files, unreadable: undefined } as const;

describe("sessionProblem", () => {
  it("names AWS_PROFILE and the files that were looked at", () => {
    const problem = sessionProblem({ ...missing, namedBy: "AWS_PROFILE" });
    expect(problem).toMatchObject({
      label: "gone: profile not found",
      description: "AWS_PROFILE",
      helps: "selectProfile",
    });
    expect(problem.sentence).toBe(
      "The profile gone, named by AWS_PROFILE, is not in the AWS config files. /home/me/.aws/config: read. /home/me/.aws/credentials: there is no such file. Select another profile, or correct the files.",
    );
    expect(problem.facts.map(({ label }) => label)).toEqual(files.map(({ file }) => file));
  });

  it.each([
    ["workspace", "this workspace", "selected in this workspace"],
    ["setting", "settings", "named in the settings"],
    ["AWS_DEFAULT_PROFILE", "AWS_DEFAULT_PROFILE", "named by AWS_DEFAULT_PROFILE"],
  ] as const)("says who names the profile: %s", (namedBy, description, said) => {
    const problem = sessionProblem({ ...missing, namedBy });
    expect(problem.description).toBe(description);
    expect(problem.sentence).toContain(`The profile gone, ${said}, is not`);
  });

  it.each([
    ["unquotedName", "a name with spaces must stand in quotes"],
    ["openQuote", "a quotation mark is not closed"],
    ["noName", "no name follows the word profile"],
    ["noProfileWord", "the word profile must stand before the name"],
  ] as const)("says where a profile stands that can't be read, and why: %s", (reason, why) => {
    const unreadable: UnreadableSection = { name: "gone", file: "/c", line: 12, reason };
    const { facts } = sessionProblem({ ...missing, unreadable, namedBy: "setting" });
    expect(facts).toEqual([{ label: "Line 12 of /c", description: why, isFault: true }]);
  });

  it.each([
    ["folder", "is a folder", "is a folder"],
    ["noPermission", "you have no permission to read it", "forbidden"],
    ["notUtf8", "is not UTF-8 text", "not UTF-8"],
    ["tooLarge", "is too large", "too large"],
    ["unreadable", "can't be read", "not readable"],
  ] as const)("names a file that can't be read, and why: %s", (state, why, short) => {
    const problem = sessionProblem({ kind: "filesUnreadable", files: [{ file: "/c", state }] });
    expect(problem.label).toBe(`AWS config file ${short}`);
    expect(problem.sentence).toBe(
      `AWS config file not readable. /c: ${why}. Correct that, then retry.`,
    );
    expect(problem.facts).toEqual([{ label: "/c", description: why, isFault: true }]);
  });

  it("says that VS Code has to be started anew where its environment has no credentials", () => {
    expect(sessionProblem({ kind: "environmentMissing" }).sentence).toContain(
      "Start VS Code anew from a shell that has them",
    );
  });

  it("offers the Region that a zone means, and says who names it", () => {
    const invalid = { kind: "regionInvalid", profile: "p", text: "us-east-1a" } as const;
    expect(sessionProblem({ ...invalid, namedBy: "AWS_REGION", offer: "us-east-1" })).toEqual({
      label: '"us-east-1a" is not a Region',
      description: "AWS_REGION",
      sentence:
        '"us-east-1a", named by AWS_REGION, is not a Region. us-east-1 is meant. Select a Region, or correct that.',
      facts: [{ label: "The Region is us-east-1", description: "", isFault: false }],
      helps: "selectRegion",
    });
    expect(sessionProblem({ ...invalid, namedBy: "profile", offer: undefined }).facts).toEqual([]);
  });
});
