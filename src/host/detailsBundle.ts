/** The door of dist/jobDetailsHost.js: what only somebody who opens a job needs. */
export { pickJobOfArn } from "./arnJobsPick";
export { DetailsPanel, detailsTitle } from "./detailsPanel";
export { jobDetailsHtml } from "./jobDetailsHtml";
