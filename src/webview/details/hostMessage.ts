import type { HostMessage } from "../../protocol/jobDetails";
import { record } from "./record";

const parts = ["header", "safety", "outcome", "timeline", "family", "sections", "related"] as const;

/** The extension is the only sender, but a page outlives an update of it: what doesn't fit is dropped. */
export function isHostMessage(value: unknown): value is HostMessage {
  const message = record(value);
  switch (message?.["type"]) {
    case "show":
      return (
        hasView(message) && hasLeftView(message) && hasKey(message) && hasParts(message, "all")
      );
    case "update":
      return hasView(message) && hasParts(message, "some");
    case "blank":
      return (
        hasView(message) &&
        hasKey(message) &&
        typeof message["title"] === "string" &&
        typeof record(message["notice"])?.["text"] === "string"
      );
    case "say":
    case "announce":
      return typeof message["text"] === "string";
    default:
      return false;
  }
}

type Members = Readonly<Record<string, unknown>>;

function hasView(message: Members): boolean {
  return Number.isSafeInteger(message["view"]);
}

function hasLeftView({ leftView }: Members): boolean {
  return leftView === undefined || Number.isSafeInteger(leftView);
}

function hasKey(message: Members): boolean {
  return typeof record(message["key"])?.["id"] === "string";
}

function hasParts(message: Members, which: "all" | "some"): boolean {
  const found = record(message["parts"]);
  if (found === undefined) return false;
  return parts.every((part) =>
    part in found ? typeof found[part] === "object" && found[part] !== null : which === "some",
  );
}
