/** The door of dist/filters.js: what only somebody who filters needs. */
export { filterHeader } from "../viewmodel/filterText";
export { filterCommands } from "./filterCommands";
export { createFilterReader } from "./filterReader";
