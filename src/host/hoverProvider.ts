import { type Disposable, Hover, languages, MarkdownString, Range } from "vscode";
import { hoverCommands } from "./hoverLinks";
import { foundAt } from "./textUnderCursor";
import type { JobHovers } from "./jobHovers";

/**
 * Hovers on ARNs and job ids in every text document: files, unsaved texts, notebooks, git's versions, output,
 * and a job's JSON, whose ARNs lead on. Does nothing until somebody hovers, and loads nothing until
 * that is on an ARN or an id.
 */
export function registerHovers(hovers: () => Promise<JobHovers>): Disposable {
  return languages.registerHoverProvider(
    { scheme: "*" },
    {
      provideHover: async (document, position, token) => {
        const found = foundAt(document, position);
        if (found === undefined) return undefined;
        const abort = new AbortController();
        const subscription = token.onCancellationRequested(() => {
          abort.abort();
        });
        try {
          const text = await (await hovers()).textOf(found, abort.signal);
          if (text === undefined || token.isCancellationRequested) return undefined;
          const { line } = position;
          return new Hover(markdown(text), new Range(line, found.start, line, found.end));
        } finally {
          subscription.dispose();
        }
      },
    },
  );
}

/** The only Markdown that the product makes: all text in it is escaped, and its links run our commands only. */
function markdown(text: string): MarkdownString {
  const made = new MarkdownString(text, false);
  made.isTrusted = { enabledCommands: hoverCommands };
  made.supportHtml = false;
  return made;
}
