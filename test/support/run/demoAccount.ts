/** placeholder until the endpoint lands */
export interface DemoAccount {
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}
export async function startDemoAccount(): Promise<DemoAccount> {
  return { env: {}, stop: async () => undefined };
}
