import type { fromIni } from "@aws-sdk/credential-providers";

/** A provider of @aws-sdk/credential-providers, as a client takes it. */
export type CredentialProvider = ReturnType<typeof fromIni>;
export type Credentials = Awaited<ReturnType<CredentialProvider>>;
