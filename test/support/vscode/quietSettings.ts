/** VS Code's settings for tests and demo: no welcome page, no chat, no advice, nothing sent anywhere. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  "chat.disableAIFeatures": true,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "telemetry.telemetryLevel": "off",
  "extensions.ignoreRecommendations": true,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "update.mode": "none",
  "security.workspace.trust.startupPrompt": "never",
  // It warns once more than 20 programs of the machine listen, whoever started them.
  "remote.autoForwardPorts": false,
};

/**
 * Beside them where a test counts requests and rows: those of a timer would come in between on a slow machine. And where it
 * clicks: what slides to its place is missed there, and each step of it is drawn.
 */
export const stillViews: Readonly<Record<string, unknown>> = {
  "awsBackup.refreshInterval": "off",
  "workbench.reduceMotion": "on",
};
