import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Told, toldKey } from "../../../../src/host/live/told";
import { VersionedFile } from "../../../../src/host/live/versionedFile";

let folder: string;
let failures: unknown[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "told-"));
  failures = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function aWindow(name: string, at = folder): Told {
  return new Told(new VersionedFile(at, "told", name), {
    failure: (_, error) => void failures.push(error),
  });
}

it("is claimed by one window, whichever asks first, and stays told of", async () => {
  const keys = ["1", "2", "3"].map((id) => toldKey({ kind: "backup", id }));
  const claims = await Promise.all(["a", "b", "c"].map((name) => aWindow(name).claim(keys)));
  expect(claims.flat().sort()).toEqual(keys);
  expect(await aWindow("later").claim([...keys, "new"])).toEqual(["new"]);
});

it("is forgotten after so much else, and a hostile ID takes no more than its place", async () => {
  const told = aWindow("a");
  const long = "x".repeat(1_000_000);
  expect(await told.claim([long])).toEqual([long]);
  expect(await told.claim([long])).toEqual([]);
  await told.claim(Array.from({ length: 2500 }, (_, i) => `k${i}`));
  expect(await told.claim([long])).toEqual([long]);
});

it("is told of rather twice than never where the storage can't be used, or holds anything", async () => {
  writeFileSync(join(folder, "file"), "");
  expect(await aWindow("a", join(folder, "file")).claim(["a"])).toEqual(["a"]);
  expect(failures).toHaveLength(1);
  for (const [i, text] of ["{", "7", '{"a":1}', '[1,null,["a"]]'].entries()) {
    writeFileSync(join(folder, `told.${10 + i}.json`), text);
    expect(await aWindow("a").claim([`a${i}`])).toEqual([`a${i}`]);
    rmSync(join(folder, `told.${11 + i}.json`));
  }
});
