import { MarkdownString } from "vscode";

/**
 * The only Markdown that the product makes: all text in it is escaped, and its links run these commands only.
 * @param enabledCommands the IDs of the commands
 */
export function commandMarkdown(text: string, enabledCommands: readonly string[]): MarkdownString {
  const made = new MarkdownString(text, false);
  made.isTrusted = { enabledCommands };
  made.supportHtml = false;
  return made;
}
