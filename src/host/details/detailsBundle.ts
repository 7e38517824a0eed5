/** The door of dist/jobDetailsHost.js: what only somebody who opens a job or copies a command needs. */
export { describeCommand } from "../../viewmodel/cli/awsCliCommand";
export { listCommands } from "../../viewmodel/cli/awsCliFilter";
export { cliRefusalText } from "../../viewmodel/cli/cliLine";
export { pickJobOfArn } from "./arnJobsPick";
export { DetailsPanel, detailsTitle } from "./detailsPanel";
export { jobDetailsHtml } from "./jobDetailsHtml";
