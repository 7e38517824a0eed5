import type { Job } from "../../domain/job/job";
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

/** True for a scan that found malware, whatever state it ended in. */
export function hasThreats({ scanResultStatus }: Job): boolean {
  return scanResultStatus === "THREATS_FOUND";
}

/** What a scan found, in words; a result that we have never heard of is shown under its own name. Untrusted text. */
export function scanResultText(result: string): ScanResultText {
  const known = Object.hasOwn(texts, result) ? texts[result] : undefined;
  if (known !== undefined) return known;
  const name = oneLine(result, 60);
  return { label: name === "" ? "No result" : name, icon: { id: "question" } };
}
