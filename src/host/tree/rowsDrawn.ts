import type { RowsView } from "./renewableTreeView";

/** Milliseconds; VS Code draws a visible view's rows sooner, or something is wrong with it. */
const drawnLimit = 10_000;

/** Resolves when VS Code has read a visible view's rows anew and drawn them, or when the view goes out of sight. */
export async function rowsDrawn<Node>(
  rows: { readonly drawn: (reveal: (node: Node) => void) => Promise<void> },
  view: Pick<RowsView<Node>, "reveal" | "visible" | "onDidChangeVisibility">,
): Promise<void> {
  const drawn = rows.drawn((node) => void view.reveal(node));
  await new Promise<void>((resolve) => {
    const limit = setTimeout(end, drawnLimit);
    const hidden = view.onDidChangeVisibility(() => {
      if (!view.visible) end();
    });
    function end(): void {
      clearTimeout(limit);
      hidden.dispose();
      resolve();
    }
    void drawn.then(end);
  });
}
