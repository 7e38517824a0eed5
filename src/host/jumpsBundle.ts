/** The door of dist/jumps.js: what only somebody who hovers on an ARN, or looks for a job or a resource, needs. */
export { findTextInJobs } from "./findTextPick";
export { goToJob } from "./goToJob";
export { goToResourceArn } from "./goToResourceArn";
export { JobHovers } from "./jobHovers";
