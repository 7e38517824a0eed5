import type { DetailsParts } from "../../../src/protocol/jobDetails";

/** The least that a page can show. */
export function someParts(parts: Partial<DetailsParts> = {}): DetailsParts {
  return {
    header: {
      kind: "Backup job",
      title: "orders-db",
      subtitle: "",
      state: { label: "Failed", icon: "error", tone: "failed" },
      fields: [],
      session: "demo in eu-west-1",
      ways: [],
      freshness: "As of 14:02:09",
      busy: false,
      actions: [],
    },
    safety: {},
    outcome: { message: "Access denied.", messageMissing: false, fields: [], notices: [] },
    timeline: { marks: [], bars: [], fields: [] },
    family: { ancestors: [], ancestorsLoading: false, ancestorNotices: [] },
    sections: [],
    related: { asked: false, notices: [], lists: [] },
    ...parts,
  };
}
