import type { BackupError } from "../../domain/backupError";
import type { Field, Notice, Section } from "../../protocol/jobDetails";
import { errorText } from "../errorText";
import { entriesOf } from "./entries";
import type { PartContext } from "./partContext";

/** What is known of a restore job's metadata, which is sensitive (service model). */
export type MetadataState =
  | { readonly state: "notAsked" }
  | { readonly state: "loading" }
  | { readonly state: "shown"; readonly entries: Readonly<Record<string, string>> }
  | { readonly state: "failed"; readonly error: BackupError };

/** GetRestoreJobMetadata: how the resource was to be restored. */
export function metadataSection(metadata: MetadataState, context: PartContext): Section {
  const { fields, notices } = contentOf(metadata, context);
  return { key: "metadata", title: "Restore metadata", fields, notices };
}

function contentOf(
  metadata: MetadataState,
  { actions, session }: PartContext,
): Pick<Section, "fields" | "notices"> {
  switch (metadata.state) {
    case "notAsked": {
      const look = { label: "Show Restore Metadata", icon: "eye" };
      const show = actions.add("showMetadata", look, { type: "showMetadata" });
      const text = "May hold sensitive values; asked for only when you want it.";
      return { fields: [], notices: [{ kind: "information", text, actions: [show] }] };
    }
    case "loading":
      return { fields: [], notices: [information("Asking AWS Backup…")] };
    case "shown":
      return shown(metadata.entries);
    case "failed": {
      const look = { label: "Retry", accessibleLabel: "Retry to show the restore metadata" };
      const retry = actions.add("retry:metadata", look, { type: "retry", part: "metadata" });
      const text = errorText(metadata.error, session).sentence;
      return { fields: [], notices: [{ kind: "error", text, actions: [retry] }] };
    }
  }
}

function shown(metadata: Readonly<Record<string, string>>): Pick<Section, "fields" | "notices"> {
  const { entries, hidden } = entriesOf(metadata);
  const count = entries.length + hidden;
  if (count === 0) return { fields: [], notices: [information("AWS Backup reported none.")] };
  const field: Field = {
    key: "Metadata",
    label: "Metadata",
    value: count === 1 ? "1 entry" : `${count} entries`,
    entries,
    actions: [],
  };
  const notices = hidden === 0 ? [] : [information(`${hidden} more entries are not shown.`)];
  return { fields: [field], notices };
}

function information(text: string): Notice {
  return { kind: "information", text, actions: [] };
}
