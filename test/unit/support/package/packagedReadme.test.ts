import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { packagedReadme } from "../../../support/package/packagedReadme";
import { repositoryRoot } from "../../../support/run/paths";

describe("the README in the package", () => {
  it.each([
    ["![A page](media/a.png)\n\nText", "Text"],
    ["It groups. [Views](docs/views.md)\n- Next", "It groups.\n- Next"],
    ["It groups.\n  [Views](docs/views.md)\n", "It groups.\n"],
    ["[Views](docs/views.md#rows) tell", "Views tell"],
    ["See the [permissions](#permissions).", "See the [permissions](#permissions)."],
    ["[AWS](https://aws.amazon.com) ![x](https://x.test/x.png)", undefined],
    ["a\n\n<!-- repository -->\n\n## Install\n\n`x`\n\n<!-- end -->\n\nb", "a\n\nb"],
  ])("of %j", (readme, packaged) => {
    expect(packagedReadme(readme)).toBe(packaged ?? readme);
  });

  it("has no picture and no link that lead to a file, and keeps what a user needs", () => {
    const readme = packagedReadme(fs.readFileSync(path.join(repositoryRoot, "README.md"), "utf8"));
    const targets = [...readme.matchAll(/\]\(([^)]*)\)/g)].map(([, target = ""]) => target);
    for (const target of targets) expect(target).toMatch(/^(?:#|https:)/);
    expect(readme).not.toMatch(/<!--|<img|npm |docs\//);
    for (const heading of ["First steps", "What it answers", "Permissions", "Privacy", "Licence"]) {
      expect(readme).toContain(`## ${heading}\n`);
    }
    expect(readme).not.toMatch(/^#+ .*\n+(?=#)|\n{3}/m);
  });
});
