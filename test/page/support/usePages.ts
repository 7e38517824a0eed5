import { afterAll, afterEach, beforeAll } from "vitest";
import { type DetailsPage, type Opening, startPages } from "./detailsPage";

/** Pages for the tests of a file, each closed after its test. */
export function usePages(): (opening?: Opening) => Promise<DetailsPage> {
  let pages: Awaited<ReturnType<typeof startPages>> | undefined;
  const open: DetailsPage[] = [];
  beforeAll(async () => {
    pages = await startPages();
  });
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close();
  });
  afterAll(async () => {
    await pages?.stop();
  });
  return async (opening) => {
    if (pages === undefined) throw new Error("Pages are there once the tests run.");
    const page = await pages.open(opening);
    open.push(page);
    return page;
  };
}
