import { describe, expect, it, vi } from "vitest";
import { environmentProfile, type ProfileList } from "../../../../src/domain/session/session";
import { profileChoices } from "../../../../src/host/session/profileChoices";

vi.mock("vscode", () => ({}));

const none: ProfileList = { profiles: [], unreadable: [], files: [] };
const labels = (list: ProfileList): readonly string[] =>
  profileChoices(list, undefined).map(({ label }) => label);

describe("profileChoices", () => {
  it("has the environment first where it has credentials, told from a profile that is called so", () => {
    const list: ProfileList = {
      ...none,
      profiles: [{ name: "environment", source: "access keys" }],
      environment: { source: "access keys", region: "EU-WEST-1" },
    };
    expect(profileChoices(list, environmentProfile)).toMatchObject([
      {
        label: "environment",
        description: "AWS_ACCESS_KEY_ID · EU-WEST-1",
        group: "environment variables",
        value: { profile: environmentProfile, region: { id: "eu-west-1" } },
        current: true,
      },
      {
        label: "environment",
        description: "no Region",
        group: "access keys",
        value: { profile: "environment", region: "none" },
        current: false,
      },
      { label: "Default Profile" },
    ]);
  });

  it("lists profiles by their source, and tells a Region from what is none", () => {
    const list: ProfileList = {
      ...none,
      profiles: [
        { name: "a", source: "unknown", region: "us-east-1a" },
        { name: "b", source: "IAM Identity Center", region: "eu-west-1" },
      ],
    };
    expect(profileChoices(list, undefined)).toMatchObject([
      { label: "b", value: { profile: "b", region: { id: "eu-west-1" } } },
      { label: "a", description: "us-east-1a", value: { profile: "a", region: "invalid" } },
      { label: "Default Profile" },
    ]);
  });

  it("says what stands in the files and can't be read, where and why, and offers none of it", () => {
    const list: ProfileList = {
      ...none,
      unreadable: [{ name: "My Account:Admin", file: "/c", line: 5, reason: "unquotedName" }],
      files: [
        { file: "/c", state: "read" },
        { file: "/k", state: "folder" },
      ],
    };
    const [file, section, ...others] = profileChoices(list, undefined);
    expect(file).toEqual({ label: "/k", description: "is a folder", group: "can't be read" });
    expect(section).toEqual({
      label: "My Account:Admin",
      description: "a name with spaces must stand in quotes",
      detail: "Line 5 of /c",
      group: "can't be read",
    });
    expect(others).toMatchObject([{ value: "default" }]);
  });

  it("says that there is no profile only where every file could be read", () => {
    expect(labels(none)).toContain("The AWS config files contain no profile");
    const unread = { ...none, files: [{ file: "/c", state: "notUtf8" }] } as const;
    expect(labels(unread)).toEqual(["/c", "Default Profile"]);
    const environment = { ...none, environment: { source: "container" } } as const;
    expect(labels(environment)).toEqual(["environment", "Default Profile"]);
  });
});
