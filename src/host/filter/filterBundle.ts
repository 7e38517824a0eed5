/** The door of dist/filters.js: what only somebody who filters needs. */
export { filterCommands } from "./filterCommands";
export { createFilterReader } from "./filterReader";
