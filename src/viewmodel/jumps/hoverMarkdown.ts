import { forMarkdown } from "../text/escape";
import type { HoverContent } from "./hoverContent";

/** A command and the one argument that it is called with. */
export interface CommandLink {
  readonly command: string;
  readonly argument: unknown;
}

/** A hover as Markdown: paragraphs of escaped text, then a line of links to commands, and nothing else. */
export function hoverMarkdown<Intent>(
  { lines, actions }: HoverContent<Intent>,
  linkOf: (intent: Intent) => CommandLink,
): string {
  const paragraphs = lines.map(({ strong = "", text }) => {
    const name = forMarkdown(strong);
    return [name === "" ? "" : `**${name}**`, forMarkdown(text)].filter(Boolean).join(" ");
  });
  const links = actions.map(
    ({ label, intent }) => `[${forMarkdown(label)}](${commandUri(linkOf(intent))})`,
  );
  return [...paragraphs, links.join(" | ")].filter(Boolean).join("\n\n");
}

/**
 * A link that VS Code runs as a command. It decodes the query once more than a URI asks for
 * (openerService.ts, CommandOpener), so a percent sign is written in JSON's own way; parentheses and
 * quotes, which encodeURIComponent leaves, would end the link.
 */
function commandUri({ command, argument }: CommandLink): string {
  const json = JSON.stringify([argument]).replaceAll("%", "\\u0025");
  const encoded = encodeURIComponent(json).replace(
    /[!'()*~]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
  return `command:${command}?${encoded}`;
}
