/** The door of dist/jobDetailsHost.js: what only somebody who opens a job or copies a command needs. */
export { describeCommand } from "../viewmodel/awsCliCommand";
export { listCommands } from "../viewmodel/awsCliFilter";
export { cliRefusalText } from "../viewmodel/cliLine";
export { pickJobOfArn } from "./arnJobsPick";
export { DetailsPanel, detailsTitle } from "./detailsPanel";
export { jobDetailsHtml } from "./jobDetailsHtml";
