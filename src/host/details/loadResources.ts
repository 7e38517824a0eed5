import type { PageDetails } from "../../viewmodel/details/pageDetails";
import type { ResourceDetailsOptions } from "../../viewmodel/details/resourceDetails";

/** Makes what is shown of a resource. */
export type NewResource = (
  options: Omit<
    ResourceDetailsOptions,
    "expectations" | "inView" | "nextTask" | "readAll" | "failed"
  >,
) => PageDetails;

/** Loads dist/protection.js, which has the pages of resources beside their view. */
export type LoadResources = () => Promise<NewResource>;
