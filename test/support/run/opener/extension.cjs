// VS Code opens on the Explorer; the demo is about the AWS Backup views. Nothing a product may do by itself.
const vscode = require("vscode");

exports.activate = () => vscode.commands.executeCommand("workbench.view.extension.awsBackup");
