/** The door of dist/filters.js: what only somebody who runs a command of the filter needs. */
export { filterCommands } from "./filterCommands";
