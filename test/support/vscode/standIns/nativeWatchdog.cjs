// Stands in for @vscode/native-watchdog: it ends an extension host whose server was killed. Ours are ended
// as a process group.
exports.start = () => {};
