/** Of contestants that read no config files. */
export const region = "eu-west-1";
export const credentials = {
  accessKeyId: "AKIABENCHBENCHBENCH1",
  secretAccessKey: "bench-secret",
} as const;
