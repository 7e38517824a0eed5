import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { aRuntime } from "../../../support/identity/testRuntime";

let home: AwsHome;
beforeEach(() => {
  home = anAwsHome();
});
afterEach(() => {
  home.remove();
});

async function placeOf(name: string, holds: "keys" | "settings" = "settings"): Promise<string> {
  const { file, line } = await aRuntime().findProfile({ name, holds });
  return `${file.split(/[\\/]/).at(-1) ?? ""} ${line ?? "-"}`;
}

describe("findProfile", () => {
  it("names the file and the line of a section, however its header is written", async () => {
    home.config(`# why
[default]
region = x
[profile a]
  [profile "two words"] # why
[profile a]
[services b]`);
    expect(await placeOf("default")).toBe("config 2");
    expect(await placeOf("two words")).toBe("config 5");
    expect(await placeOf("b")).toBe("config -");
  });

  it("looks for keys in the credentials file first, for all else in the config file", async () => {
    home.config("[profile a]\nregion=x\n[profile c]");
    home.credentials("\n[a]\naws_access_key_id=FAKE\n[profile b]");
    expect(await placeOf("a", "keys")).toBe("credentials 2");
    expect(await placeOf("a")).toBe("config 1");
    expect(await placeOf("c", "keys")).toBe("config 3");
    expect(await placeOf("profile b")).toBe("credentials 4");
  });

  it("finds the section that nobody can read, so that it can be mended", async () => {
    home.config("[profile two words]\nregion=x");
    expect(await placeOf("two words")).toBe("config 1");
  });

  it("names the file that is there, where none has the profile", async () => {
    expect(await placeOf("gone")).toBe("config -");
    home.credentials("[a]");
    expect(await placeOf("gone")).toBe("credentials -");
  });
});
