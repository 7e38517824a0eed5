import type { Webview, WebviewPanel, WebviewPanelOnDidChangeViewStateEvent } from "vscode";
import type { Disposable } from "../../../src/base/disposables";
import type { HostMessage } from "../../../src/protocol/jobDetails";
import { standIn } from "../standIn";

/** The part of a WebviewPanel that a details page needs, and what a test can do with it. */
export class FakeWebviewPanel {
  title = "";
  visible = true;
  active = true;
  readonly posted: HostMessage[] = [];
  #receive: (message: unknown) => void = () => undefined;
  #viewStateChanged: () => void = () => undefined;

  readonly webview = standIn<Webview>({
    options: {},
    html: "",
    cspSource: "'self'",
    asWebviewUri: (uri) => uri,
    postMessage: (message: HostMessage): Promise<boolean> => {
      this.posted.push(message);
      return Promise.resolve(true);
    },
    onDidReceiveMessage: (listener: (message: unknown) => void): Disposable => {
      this.#receive = listener;
      return { dispose: () => undefined };
    },
  });

  onDidChangeViewState(
    listener: (event: WebviewPanelOnDidChangeViewStateEvent) => unknown,
  ): Disposable {
    this.#viewStateChanged = () => {
      listener({ webviewPanel: this.asPanel });
    };
    return { dispose: () => undefined };
  }

  /** As the product sees it. */
  get asPanel(): WebviewPanel {
    return standIn<WebviewPanel>(this);
  }

  /** The page says something. */
  send(message: unknown): void {
    this.#receive(message);
  }

  /** The tab is shown or hidden; a page that is shown again begins anew. */
  show(visible: boolean): void {
    this.visible = visible;
    this.active = visible;
    this.#viewStateChanged();
    if (visible) this.send({ type: "ready" });
  }

  get last(): HostMessage | undefined {
    return this.posted.at(-1);
  }

  /** Everything that the page was ever sent, as text. */
  get sentText(): string {
    return JSON.stringify(this.posted);
  }
}
