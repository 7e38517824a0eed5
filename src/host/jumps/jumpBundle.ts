/** The door of dist/jumps.js: what only somebody needs who looks for a job, an ARN or a text. */
export { findTextInViews } from "./findTextPick";
export { goToJob } from "./goToJob";
export { goToResourceArn } from "./goToResourceArn";
