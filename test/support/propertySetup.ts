import fc from "fast-check";
import { propertySeed, runs } from "./property";

/** In each file of tests: what fast-check does where a property does not say it. */
fc.configureGlobal({ seed: propertySeed, numRuns: runs(100) });
