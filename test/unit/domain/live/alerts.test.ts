import { expect, it } from "vitest";
import {
  type Alert,
  alertsJson,
  readAlerts,
  withAlerts,
  withoutJob,
} from "../../../../src/domain/live/alerts";

const alert = (id: string, over: Partial<Alert> = {}): Alert => ({
  kind: "backup",
  id,
  session: { profile: "prod", region: "eu-west-1" },
  why: "failed",
  ...over,
});

it("has each job of a session once, and not after it was seen", () => {
  const dev = alert("a", { session: { profile: "dev", region: "eu-west-1" } });
  const all = withAlerts([alert("a")], [alert("b"), alert("a", { why: "watched" }), dev]);
  expect(all).toEqual([alert("a", { why: "watched" }), alert("b"), dev]);
  expect(withoutJob(all, { kind: "backup", id: "a" })).toEqual([alert("b")]);
  expect(withoutJob(all, { kind: "copy", id: "a" })).toEqual(all);
  expect(readAlerts(alertsJson(all))).toEqual(all);
});

it("is bounded, and reads what somebody else wrote as far as it can be meant", () => {
  const many = Array.from({ length: 2000 }, (_, i) => alert(`${i}`));
  expect(withAlerts([], many)).toHaveLength(999);
  expect(
    readAlerts(JSON.stringify(many.map((each) => ({ ...each, ...each.session })))),
  ).toHaveLength(999);
  for (const text of ["", "{", "7", "{}", '[1,null,{"kind":"backup"}]', "[[[]]]"]) {
    expect(readAlerts(text)).toEqual([]);
  }
  const [own] = JSON.parse(alertsJson([alert("a")])) as unknown[];
  expect(readAlerts(JSON.stringify([{ ...(own as object), why: "because" }]))).toEqual([]);
});
