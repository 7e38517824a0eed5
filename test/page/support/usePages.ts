import { afterEach } from "vitest";
import { type DetailsPage, type Opening, processPages } from "./detailsPage";

/** Pages for the tests of a file, each given back after its test. */
export function usePages(): (opening?: Opening) => Promise<DetailsPage> {
  const open: DetailsPage[] = [];
  afterEach(async () => {
    const pages = await processPages();
    for (const page of open.splice(0)) pages.giveBack(page);
  });
  return async (opening) => {
    const page = await (await processPages()).open(opening);
    open.push(page);
    return page;
  };
}
