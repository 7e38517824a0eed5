/** The door of dist/jobDetailsHost.js: what only somebody who opens a job or copies a command needs. */
export { describeCommand } from "../../viewmodel/cli/awsCliCommand";
export { listCommands } from "../../viewmodel/cli/awsCliFilter";
export { cliRefusalText } from "../../viewmodel/cli/cliLine";
export { pickJobOfArn } from "./arnJobsPick";
export { DetailsPanel } from "./detailsPanel";
export { detailsTitle } from "./detailsTitle";
export { jobDetailsHtml } from "./jobDetailsHtml";
