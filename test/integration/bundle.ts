import { bundleSuite } from "./harness/bundle";

// For F5 on "Integration Tests": the same bundles that the runner makes.
void bundleSuite();
