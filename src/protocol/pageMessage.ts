import { pageKinds, type PageKey, type PageMessage } from "./jobDetails";

/** Longer than any action that the host makes: kind, intent and a job id of AWS. */
const longestAction = 4096;

/** A message of the page, checked; undefined for anything that the protocol does not know. */
export function pageMessage(value: unknown): PageMessage | undefined {
  const message = record(value);
  switch (message?.["type"]) {
    case "ready":
      return { type: "ready" };
    case "rendered":
    case "relatedInView": {
      const view = count(message["view"]);
      return view === undefined ? undefined : { type: message["type"], view };
    }
    case "act": {
      const view = count(message["view"]);
      const action = text(message["action"], longestAction);
      return view === undefined || action === undefined ? undefined : { type: "act", view, action };
    }
    default:
      return undefined;
  }
}

/** The key in what a page kept over a window reload, checked. */
export function pageKey(state: unknown): PageKey | undefined {
  const key = record(record(state)?.["key"]);
  const kind = pageKinds.find((each) => each === key?.["kind"]);
  const id = text(key?.["id"], longestAction);
  const profile = text(key?.["profile"], longestAction);
  const region = text(key?.["region"], longestAction);
  if (kind === undefined || id === undefined || profile === undefined || region === undefined)
    return undefined;
  const accountId = text(key?.["accountId"], 12);
  return {
    kind,
    id,
    ...(accountId !== undefined && /^\d{12}$/.test(accountId) && { accountId }),
    profile,
    region,
    pinned: key?.["pinned"] === true,
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? { ...value } : undefined;
}

function count(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function text(value: unknown, longest: number): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= longest ? value : undefined;
}
