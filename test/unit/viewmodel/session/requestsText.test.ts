import { expect, it } from "vitest";
import { requestsText } from "../../../../src/viewmodel/session/requestsText";

it("says how many requests there were, and of which operations", () => {
  expect(requestsText(new Map())).toBe("No requests in the last hour");
  expect(requestsText(new Map([["ListBackupJobs", 3]]))).toBe(
    "Requests in the last hour: 3 (ListBackupJobs 3)",
  );
  const many = new Map(["A", "B", "C", "D", "E", "F"].map((name, i) => [name, 10 - i]));
  expect(requestsText(many)).toBe("Requests in the last hour: 45 (A 10, B 9, C 8, D 7, others 11)");
  expect(requestsText(many, Infinity)).toContain("E 6, F 5)");
});
