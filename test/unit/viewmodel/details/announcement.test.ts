import { describe, expect, it } from "vitest";
import type { DetailsParts, JobItem, JobItems } from "../../../../src/protocol/jobDetails";
import { announcement } from "../../../../src/viewmodel/details/announcement";
import { someParts } from "../../../support/jobs/detailsParts";

const failed = { label: "Failed", icon: "error", tone: "failed" } as const;

function items(count: number, members: Partial<JobItems> = {}): JobItems {
  const item = (n: number): JobItem => ({
    key: `job-${n}`,
    action: { id: `child:${n}`, label: "orders-db" },
    state: failed,
    name: "orders-db",
    type: "RDS",
    time: "2h ago",
    size: "1 GiB",
    duration: "1 min",
  });
  const all = Array.from({ length: count }, (_, n) => item(n));
  return { items: all, loading: false, notices: [], ...members };
}

function withChildren(jobs: JobItems, pressed = false): DetailsParts {
  const filter = { id: "filter:FAILED", label: "Failed" };
  return someParts({
    family: {
      ancestors: [],
      ancestorsLoading: false,
      ancestorNotices: [],
      children: {
        title: "300 child jobs",
        source: "",
        counts: [{ state: failed, count: "8", filter, pressed }],
        cells: [],
        jobs,
      },
    },
  });
}

const error = { kind: "error", text: "Could not list backup jobs.", actions: [] } as const;

describe("What is said when a page reads differently", () => {
  it("is nothing when only the clock moved", () => {
    const later = someParts({
      timeline: {
        marks: [],
        bars: [],
        fields: [{ key: "Duration", label: "Duration", value: "2 min", actions: [] }],
      },
    });
    expect(announcement(someParts(), later)).toBeUndefined();
  });

  it("is another state", () => {
    const { header } = someParts();
    const running = { ...header, state: { ...failed, label: "Running" } };
    expect(announcement(someParts({ header: running }), someParts())).toBe("orders-db: Failed.");
  });

  it("is a failure, once", () => {
    const broken = withChildren(items(3, { notices: [error] }));
    expect(announcement(withChildren(items(3)), broken)).toBe("Could not list backup jobs.");
    expect(announcement(broken, broken)).toBeUndefined();
  });

  it("is how many jobs are listed when a page has come", () => {
    const more = { id: "more:children", label: "Load more…" };
    const before = withChildren(items(100, { loading: true }));
    const after = withChildren(items(200, { more }));
    expect(announcement(before, after)).toBe("Child jobs: 200 listed, more can be loaded.");
  });

  it("is how many jobs are left when a list was narrowed, after they have come", () => {
    const whole = withChildren(items(100));
    expect(announcement(whole, withChildren(items(8), true))).toBe("Child jobs: 8 listed.");
    expect(announcement(whole, withChildren(items(2, { loading: true }), true))).toBeUndefined();
  });

  it("is nothing for jobs that a refresh brought", () => {
    expect(announcement(withChildren(items(3)), withChildren(items(4)))).toBeUndefined();
  });
});
