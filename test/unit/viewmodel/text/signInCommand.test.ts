import { describe, expect, it } from "vitest";
import { signInCommand, signInProgram } from "../../../../src/viewmodel/text/signInCommand";

describe("the sign-in command", () => {
  it.each([
    ["team/prod@eu-1", "aws sso login --profile team/prod@eu-1"],
    ["my profile", 'aws sso login --profile "my profile"'],
    ["prüfung", 'aws sso login --profile "prüfung"'],
    ["a; rm -rf ~", "aws sso login --profile 'a; rm -rf ~'"],
    ["it's $HOME", "aws sso login --profile 'it'\\''s $HOME'"],
    ["--debug", "aws sso login --profile=--debug"],
  ])("has the name of profile %s as one word of a shell", (profile, command) => {
    expect(signInCommand({ service: "sso", profile })).toBe(command);
  });

  it("names no profile for the credentials of the environment", () => {
    expect(signInCommand({ service: "sso" })).toBe("aws sso login");
  });

  it.each([
    ["sso", "aws sso login --profile p --use-device-code"],
    ["login", "aws login --profile p --remote"],
  ] as const)(
    "of %s asks for no browser on a machine that has none of the user's",
    (service, line) => {
      expect(signInCommand({ service, profile: "p" }, "elsewhere")).toBe(line);
    },
  );

  it.each(["--debug", "-h", "a b", "a;b", "$(x)", "%PATH%"])(
    "gives the program the name %s whole, and never as an option",
    (profile) => {
      const { args } = signInProgram({ service: "sso", profile }, "here");
      expect([["--profile", profile], [`--profile=${profile}`]]).toContainEqual(args.slice(2));
      expect(args.slice(2).filter((word) => word === profile && word.startsWith("-"))).toEqual([]);
    },
  );
});
