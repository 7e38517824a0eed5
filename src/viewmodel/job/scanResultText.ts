import type { Job } from "../../domain/job/job";
import { hasThreats } from "../../domain/job/jobFacts";
import { oneLine } from "../text/plainText";
import type { StateIcon } from "./stateText";

interface ScanResultText {
  readonly label: string;
  readonly icon: StateIcon;
}

/** ScanResultStatus of the API. */
const texts: Readonly<Record<string, ScanResultText>> = {
  THREATS_FOUND: { label: "Threats found", icon: { id: "bug", color: "testing.iconFailed" } },
  NO_THREATS_FOUND: {
    label: "No threats found",
    icon: { id: "shield", color: "testing.iconPassed" },
  },
  UNKNOWN: { label: "Result unknown", icon: { id: "question" } },
};

/** What a scan found, in words; a result that we have never heard of is shown under its own name. Untrusted text. */
export function scanResultText(result: string): ScanResultText {
  const known = Object.hasOwn(texts, result) ? texts[result] : undefined;
  if (known !== undefined) return known;
  const name = oneLine(result, 60);
  return { label: name === "" ? "No result" : name, icon: { id: "question" } };
}

/** What a scan that found threats says, whatever state it ended in; undefined for every other job. */
export function threatsText(job: Job): ScanResultText | undefined {
  return hasThreats(job) ? scanResultText(job.scanResultStatus ?? "") : undefined;
}
