/** The door of dist/jumps.js: what only somebody who hovers on an ARN, or looks for a job or a resource, needs. */
export { JobHovers } from "./jobHovers";
export { jumpCommands } from "./jumpCommands";
