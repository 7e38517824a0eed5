import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { NodeRow, RowAction } from "../../viewmodel/tree/treeNode";
import { commandIds, type CommandName } from "../base/contributions";
import { errorCommands } from "../base/errorCommands";

/** The command that a click or Enter on a row runs. */
const commandOf: Readonly<Record<RowAction, CommandName>> = {
  openJob: "openDetails",
  loadMore: "loadMore",
  reload: "reload",
  readJobs: "readResourceJobs",
  openResource: "openResource",
  ...errorCommands,
};

/**
 * A row as VS Code wants it. All its text is shown as plain text; the tooltip comes when it is asked for.
 * @param node what the row's command is called with
 */
export function treeItem(
  node: object,
  row: NodeRow,
  { isExpanded }: { readonly isExpanded: boolean },
): TreeItem {
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  // Counts when VS Code first gets the row; later its own knowledge does.
  const state = isExpanded ? Expanded : Collapsed;
  const item = new TreeItem(row.label, row.expandable ? state : None);
  item.id = row.id;
  // Left out, VS Code derives a description from a resourceUri, of which there is none.
  item.description = row.description ?? "";
  item.iconPath = new ThemeIcon(
    row.icon.id,
    row.icon.color === undefined ? undefined : new ThemeColor(row.icon.color),
  );
  item.contextValue = row.capabilities.join(" ");
  item.accessibilityInformation = { label: row.accessibleLabel };
  if (row.action !== undefined) {
    const command = commandIds[commandOf[row.action]];
    item.command = { command, title: "", arguments: [node] };
  }
  return item;
}
