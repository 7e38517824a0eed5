import type { PageMessage } from "../../protocol/jobDetails";
import type { SavedState } from "./savedState";

/** VS Code's side of the page. The object is handed on, never put on `window`. */
export interface VsCodeApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: SavedState): void;
}

declare const acquireVsCodeApi: () => VsCodeApi;

/** VS Code gives it once. */
export function vsCodeApi(): VsCodeApi {
  return acquireVsCodeApi();
}
