import type { Page } from "playwright-core";

/** Something that happened in the workbench or in a webview's frames, by the clock they share. */
export interface Mark {
  /** Milliseconds since the epoch, with fractions. */
  readonly at: number;
  /**
   * `input`: a click or key as the browser took it in. `frame`: the webview's outer frame runs.
   * `content`: it was sent HTML. `sent`: a host's message arrived there. `given`: the page was given it.
   * `handled`: the page has taken it in and is laid out. `posted`: the page handed a message to VS Code.
   */
  readonly what: "input" | "frame" | "content" | "sent" | "given" | "handled" | "posted";
  /** The event's or the message's type. */
  readonly type: string;
  readonly view?: number;
}

declare global {
  interface Window {
    benchMark: (mark: Mark) => Promise<void>;
    /** VS Code's own, undocumented: how the page's frame hands its messages to the frame around it. */
    __vscode_post_message__: (channel: string, data: unknown) => void;
  }
}

/** Marks what happens in frames that begin from now on: reload the window. The product is not touched. */
export async function recordMarks(page: Page, take: (mark: Mark) => void): Promise<void> {
  await page.exposeFunction("benchMark", take);
  await page.addInitScript(markFrame);
}

/** Runs in every frame, before its own scripts. */
function markFrame(): void {
  const now = (): number => performance.timeOrigin + performance.now();
  const mark = (what: Mark["what"], about: unknown, at = now()): void => {
    const { type, view } = Object(about) as { readonly type?: unknown; readonly view?: unknown };
    void window.benchMark({
      at,
      what,
      type: typeof type === "string" ? type : "",
      ...(typeof view === "number" && { view }),
    });
  };

  const workbench = (): void => {
    for (const type of ["click", "keydown"]) {
      const take = (event: Event): void => {
        mark("input", event, performance.timeOrigin + event.timeStamp);
      };
      addEventListener(type, take, { capture: true });
    }
  };

  const outerFrame = (): void => {
    mark("frame", undefined);
    const Channel = MessageChannel;
    // The frame's own listener comes after this one.
    window.MessageChannel = class extends Channel {
      constructor() {
        super();
        this.port1.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
          const { channel, args } = Object(data) as {
            readonly channel?: unknown;
            readonly args?: { readonly message?: unknown };
          };
          if (channel === "content") mark("content", undefined);
          if (channel === "message") mark("sent", args?.message);
        });
      }
    };
    let post: Window["__vscode_post_message__"] | undefined;
    Object.defineProperty(window, "__vscode_post_message__", {
      get: () => post,
      set: (real: Window["__vscode_post_message__"]) => {
        post = (channel, data) => {
          const at = now();
          real(channel, data);
          const { message } = Object(data) as { readonly message?: unknown };
          if (channel === "onmessage") mark("posted", message, at);
        };
      },
    });
  };

  const innerFrame = (): void => {
    const real = window.postMessage.bind(window) as (...args: unknown[]) => void;
    // Called by the frame around it; the page's own listener is there by then, and comes before this one.
    window.postMessage = (message: unknown, ...rest: unknown[]): void => {
      const handled = (): void => {
        document.body.getBoundingClientRect();
        mark("handled", message);
      };
      addEventListener("message", handled, { once: true });
      mark("given", message);
      real(message, ...rest);
    };
  };

  if (window.top === window) workbench();
  else if (location.pathname.endsWith("/webview/browser/pre/index.html")) outerFrame();
  // Chromium keeps the frame's first window, which was blank, for the page that VS Code writes into it.
  else if (location.href === "about:blank") innerFrame();
}
