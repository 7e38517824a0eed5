import { describe, expect, it, vi } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";

describe("BackupError", () => {
  it("is known by another bundle's copy of the class", async () => {
    vi.resetModules();
    const other = await import("../../../../src/domain/query/backupError");
    expect(other.BackupError).not.toBe(BackupError);
    expect(new other.BackupError("throttling")).toBeInstanceOf(BackupError);
    expect(new Error("BackupError")).not.toBeInstanceOf(BackupError);
    expect(undefined).not.toBeInstanceOf(BackupError);
  });
});
