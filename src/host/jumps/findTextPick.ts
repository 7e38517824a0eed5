import type { FoundChoice, FoundItem } from "./findTextItems";
import type { JumpContext } from "./jumpContext";
import { type Searched, ViewSearch } from "./viewSearch";

/** Milliseconds after a key before many jobs are looked through. */
const pause = 150;
/** So many jobs are looked through at every key. */
const few = 5000;

type FindContext = Pick<
  JumpContext,
  "quickPicks" | "formats" | "now" | "openAndReveal" | "openResource" | "sources" | "nameOf"
>;

type Found = Exclude<FoundChoice, { readonly type: "loadsMore" }>;

/**
 * Looks for a text in the loaded jobs and resources of the opened views while it is typed, says how much that is, and
 * loads more when asked to. What is chosen is opened and shown in its view, in the session that it was found in. Esc
 * ends it, and what was loaded stays.
 */
export async function findTextInViews(searched: Searched, context: FindContext): Promise<void> {
  for (const view of searched.views) view.show();
  const choice = await pickMatch(searched, context);
  if (choice?.type === "resource") {
    const { found } = choice;
    await context.openResource(found.arn, found.source);
    await searched.resources?.select(found);
  } else if (choice !== undefined) {
    const { job, source } = choice.found;
    await context.openAndReveal({ kind: job.kind, id: job.id, known: job }, source);
  }
}

async function pickMatch(searched: Searched, context: FindContext): Promise<Found | undefined> {
  const list = context.quickPicks.createQuickPick<FoundItem>();
  const search = new ViewSearch(searched, context);
  let waiting: NodeJS.Timeout | undefined;
  const show = (): void => {
    clearTimeout(waiting);
    const { title, items } = search.find(list.value.trim());
    list.title = title;
    list.items = items;
  };
  const later = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(show, pause);
  };
  const watched = search.changed(() => {
    list.busy = search.isBusy;
    later();
  });
  try {
    return await new Promise<Found | undefined>((resolve) => {
      list.placeholder =
        searched.resources === undefined
          ? "Find text in IDs, names, ARNs and messages of the loaded jobs"
          : "Find text in IDs, names, ARNs and messages of the loaded jobs and resources";
      list.onDidHide(() => {
        resolve(undefined);
      });
      list.onDidAccept(() => {
        const choice = list.selectedItems[0]?.choice;
        if (choice?.type === "loadsMore") search.loadMore();
        else if (choice !== undefined) resolve(choice);
      });
      list.onDidChangeValue(() => {
        if (search.lookedAt <= few) show();
        else later();
      });
      list.busy = search.isBusy;
      list.show();
      show();
    });
  } finally {
    clearTimeout(waiting);
    watched.dispose();
    list.dispose();
  }
}
