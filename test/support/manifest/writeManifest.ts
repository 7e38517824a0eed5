import fs from "node:fs";
import path from "node:path";
import manifest from "../../../package.json";
import { withViewShare } from "./viewShare";

/** `npm run manifest`: writes each view's share of package.json, after a change of viewKinds or of the first view's. */
const file = path.resolve(import.meta.dirname, "../../../package.json");
fs.writeFileSync(file, `${JSON.stringify(withViewShare(manifest), undefined, 2)}\n`);
