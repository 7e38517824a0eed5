import type { Webview } from "vscode";
import type { Disposable } from "../../base/disposables";
import type { Session } from "../../domain/session/session";
import type { PageMessage } from "../../protocol/jobDetails";
import { pageMessage } from "../../protocol/pageMessage";
import type { Intent } from "../../viewmodel/details/actions";
import { type Log, sessionLabel } from "../base/log";
import type { Run } from "../base/run";

export interface PageMessagesOptions {
  readonly log: Pick<Log, "debug" | "info">;
  readonly run: Run;
  /** Number of the job on the page; what the page says of another one is dropped. */
  readonly view: () => number;
  /** What a button of the page means; undefined for one that the page was not given. */
  readonly intent: (actionId: string) => Intent | undefined;
  readonly ready: () => void;
  /** The session of the job that is on screen now, and the milliseconds that it took. */
  readonly shown: () => { readonly session: Session; readonly after: number };
  readonly relatedInView: () => Promise<void> | undefined;
  readonly act: (intent: Intent) => Promise<void>;
}

/** Each message runs as a command does: a failure is told once, and logged under the message's own name. */
export function receivePageMessages(
  webview: Pick<Webview, "onDidReceiveMessage">,
  options: PageMessagesOptions,
): Disposable {
  return webview.onDidReceiveMessage((value: unknown) => {
    const message = pageMessage(value);
    if (message === undefined) {
      options.log.info("Refused a message of the job details page: not in the protocol");
      return;
    }
    const intent = message.type === "act" ? options.intent(message.action) : undefined;
    // Never rejects.
    void options.run(`Page message ${intent?.type ?? message.type}`, () =>
      handle(message, intent, options),
    );
  });
}

function handle(
  message: PageMessage,
  intent: Intent | undefined,
  { log, view, ready, shown, relatedInView, act }: PageMessagesOptions,
): Promise<void> | undefined {
  if (message.type === "ready") {
    ready();
    return undefined;
  }
  if (message.view !== view()) return undefined;
  switch (message.type) {
    case "rendered": {
      const { session, after } = shown();
      log.debug(`Job details of ${sessionLabel(session)} on screen after ${after} ms`);
      return undefined;
    }
    case "relatedInView":
      return relatedInView();
    case "act":
      if (intent !== undefined) return act(intent);
      log.info("Refused an action that the job details page was not given");
      return undefined;
  }
}
