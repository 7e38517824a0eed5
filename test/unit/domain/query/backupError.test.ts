import { describe, expect, it, vi } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";

describe("BackupError", () => {
  it("is known as one although it comes from another bundle's copy of the class", async () => {
    vi.resetModules();
    const other = await import("../../../../src/domain/query/backupError");
    const error: unknown = new other.BackupError("throttling", { operation: "ListBackupJobs" });
    expect(other.BackupError).not.toBe(BackupError);
    expect(error).toBeInstanceOf(BackupError);
  });

  it.each([[new Error("x")], [{ name: "BackupError", reason: "x" }], [undefined], ["BackupError"]])(
    "is not %s",
    (value) => {
      expect(value).not.toBeInstanceOf(BackupError);
    },
  );
});
