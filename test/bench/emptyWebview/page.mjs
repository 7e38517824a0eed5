acquireVsCodeApi().postMessage({ type: "ready" });
