import type { Notice, Section } from "../../protocol/jobDetails";
import { errorText } from "../text/errorText";
import { entriesField } from "./entries";
import type { Requested } from "./onRequest";
import type { PartContext } from "./partContext";
import { inPart, remedyButtons } from "./remedyButtons";
import { retryLook } from "./retryLook";

/** What is known of a restore job's metadata, which is sensitive (service model). */
export type MetadataState = Requested<Readonly<Record<string, string>>>;

/** GetRestoreJobMetadata: how the resource was to be restored. */
export function metadataSection(metadata: MetadataState, context: PartContext): Section {
  const { fields, notices } = contentOf(metadata, context);
  return { key: "metadata", title: "Restore metadata", fields, notices };
}

function contentOf(
  metadata: MetadataState,
  { actions, session, formats }: PartContext,
): Pick<Section, "fields" | "notices"> {
  switch (metadata.state) {
    case "notAsked": {
      const look = { label: "Show Restore Metadata", icon: "eye" };
      const show = actions.add("showMetadata", look, { type: "showMetadata" });
      const text = "It may contain sensitive values. It is loaded only when you ask for it.";
      return { fields: [], notices: [{ kind: "information", text, actions: [show] }] };
    }
    case "loading":
      return { fields: [], notices: [information("Asking AWS Backup…")] };
    case "shown": {
      const name = { key: "Metadata", label: "Metadata", one: "entry", many: "entries" };
      const { field, notices } = entriesField(name, metadata.value, { formats });
      if (field === undefined)
        return { fields: [], notices: [information("AWS Backup reported none.")] };
      return { fields: [field], notices };
    }
    case "failed": {
      const look = retryLook(metadata.error, "show the restore metadata");
      const retry = actions.add("retry:metadata", look, { type: "retry", part: "metadata" });
      const text = errorText(metadata.error, session).sentence;
      const helping = remedyButtons(inPart("metadata"), metadata.error, { session, actions });
      return { fields: [], notices: [{ kind: "error", text, actions: [...helping, retry] }] };
    }
  }
}

function information(text: string): Notice {
  return { kind: "information", text, actions: [] };
}
