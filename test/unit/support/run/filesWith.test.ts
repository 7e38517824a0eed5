import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { filesWith } from "../../../support/run/filesWith";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "files-with-"));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

describe("The files with a text", () => {
  it("are found at any depth, binary ones too, by any of the texts", async () => {
    fs.mkdirSync(path.join(folder, "logs/host"), { recursive: true });
    const write = (name: string, content: string | Buffer): string => {
      const file = path.join(folder, name);
      fs.writeFileSync(file, content);
      return file;
    };
    const log = write("logs/host/one.log", "ListBackupJobs: ok\nkey=FAKE-KEY");
    const state = write("state.vscdb", Buffer.from([0, 255, ...Buffer.from("fake-secret"), 0]));
    write("settings.json", "{}");
    expect([...(await filesWith(folder, ["FAKE-KEY", "fake-secret"]))].sort()).toEqual(
      [log, state].sort(),
    );
    expect(await filesWith(folder, ["other"])).toEqual([]);
  });
});
