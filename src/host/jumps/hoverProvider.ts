import { type Disposable, Hover, languages, Range } from "vscode";
import { arnReach, mayNameSomething } from "../../domain/arn/nearText";
import { commandMarkdown } from "../base/commandMarkdown";
import { hoverCommands } from "./hoverLinks";
import type { JobHovers } from "./jobHovers";
import { lineNear } from "./lineNear";

/**
 * Hovers on ARNs and job ids in every text document: files, unsaved texts, notebooks, git's versions, output,
 * and a job's JSON, whose ARNs lead on. Does nothing until somebody hovers, and loads nothing until
 * that is near an ARN or an id.
 */
export function registerHovers(hovers: () => Promise<JobHovers>): Disposable {
  return languages.registerHoverProvider(
    { scheme: "*" },
    {
      provideHover: async (document, position, token) => {
        if (!mayNameSomething(lineNear(document, position, arnReach).text)) return undefined;
        const abort = new AbortController();
        const subscription = token.onCancellationRequested(() => {
          abort.abort();
        });
        try {
          const hover = await (await hovers()).at(document, position, abort.signal);
          if (hover === undefined || token.isCancellationRequested) return undefined;
          const { line } = position;
          return new Hover(
            commandMarkdown(hover.text, hoverCommands),
            new Range(line, hover.start, line, hover.end),
          );
        } finally {
          subscription.dispose();
        }
      },
    },
  );
}
