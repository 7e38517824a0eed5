import { PageApp } from "./pageApp";
import { isHostMessage } from "./hostMessage";
import { vsCodeApi } from "./vscodeApi";

const api = vsCodeApi();
const page = new PageApp(api, document.body);
addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (isHostMessage(data)) page.receive(data);
});
api.postMessage({ type: "ready" });
