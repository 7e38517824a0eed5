/** One row of the table: files, environment, and what comes of a list of backup jobs. */
export interface ConfigRow {
  readonly title: string;
  readonly config?: string | Buffer;
  readonly credentials?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** When tokens of IAM Identity Center expire, by sso-session or start URL. */
  readonly ssoTokens?: Readonly<Record<string, string>>;
  /** What stands in the file HOME/token; HOME in the config file is the home directory. */
  readonly token?: string;
  /** `--profile`, or the profile that was selected. */
  readonly profile?: string;
  /**
   * What STS and IAM Identity Center are asked, then whose key signs, for which Region, with which session token; or that
   * the AWS CLI refuses.
   */
  readonly cli: string;
  /** The same of this extension, where it differs: what it says in place of a session. */
  readonly ours?: string;
}

/** The two keys of a pair, as they stand in a file. */
const keys = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = fake\n`;
const inEnv = (id: string): Readonly<Record<string, string>> => ({
  AWS_ACCESS_KEY_ID: id,
  AWS_SECRET_ACCESS_KEY: "fake",
});
const process = (id: string): string =>
  `credential_process = echo '{"Version":1,"AccessKeyId":"${id}","SecretAccessKey":"fake"}'\n`;
const region = "region = eu-west-1\n";

/** Shapes that people have. */
const field: readonly ConfigRow[] = [
  {
    title: "keys in upper case, a word behind a header",
    config: `[default]\n${region}[profile dev.user]\nmfa_serial = arn:aws:iam::1:mfa/x\n${region}`,
    credentials:
      "[default]\nAWS_ACCESS_KEY_ID=D\nAWS_SECRET_ACCESS_KEY=fake\n\n[dev.user] # second account\nAWS_ACCESS_KEY_ID = U\nAWS_SECRET_ACCESS_KEY = fake\n",
    profile: "dev.user",
    cli: "U eu-west-1",
  },
  {
    title: "a credentials file of UTF-16",
    credentials: Buffer.from(`\ufeff[myprofile]\r\n${keys("U")}${region}`, "utf16le"),
    profile: "myprofile",
    cli: "refused",
    ours: "profileMissing",
  },
  {
    title: "the same, and nothing selected",
    credentials: Buffer.from(`\ufeff[default]\r\n${keys("U")}${region}`, "utf16le"),
    cli: "refused",
    ours: "filesUnreadable",
  },
  {
    title: "a colon behind the keys",
    config: "[profile other_profile]\nregion: eu-west-1\n",
    credentials: "[other_profile]\naws_access_key_id: U\naws_secret_access_key: fake\n",
    profile: "other_profile",
    cli: "U eu-west-1",
  },
  {
    title: "a profile whose name begins like a services section",
    config: `[profile services.Admin]\n${process("U")}${region}`,
    profile: "services.Admin",
    cli: "U eu-west-1",
  },
  {
    title: "a quoted name with a space and a colon",
    config: `[profile "My Account:ReadOnly"]\n${process("U")}${region}`,
    profile: "My Account:ReadOnly",
    cli: "U eu-west-1",
  },
  {
    title: "the same without quotes",
    config: `[profile My Account:Admin]\n${process("U")}${region}`,
    profile: "My Account:Admin",
    cli: "refused",
    ours: "profileMissing",
  },
  {
    title: "an sso-session with a space and without quotes, beside another profile",
    config: `[profile dev]\nsso_session = My Company\n[sso-session My Company]\nsso_region = eu-west-1\n[default]\n${keys("D")}${region}`,
    cli: "D eu-west-1",
  },
  {
    title: "mfa_serial on the source only, used by itself",
    config: `[profile company]\n${region}mfa_serial = arn:aws:iam::1:mfa/x\n[profile build]\nrole_arn = arn:aws:iam::2:role/x\nsource_profile = company\n`,
    credentials: `[company]\n${keys("C")}`,
    profile: "company",
    cli: "C eu-west-1",
  },
  {
    title: "keys in the environment and a default profile",
    config: `[default]\n${region}`,
    credentials: `[default]\n${keys("D")}`,
    env: { ...inEnv("E"), AWS_REGION: "eu-central-1" },
    cli: "E eu-central-1",
  },
  {
    title: "a credential process that is not in the PATH",
    config: `[default]\n${region}credential_process = corp-credentials-that-nobody-has get\n`,
    cli: "refused",
    ours: "fails",
  },
];

/** Forms of the files. */
const forms: readonly ConfigRow[] = [
  {
    title: "indented keys",
    config: `[default]\n    ${keys("D").replace("\n", "\n    ")}    ${region}`,
    cli: "D eu-west-1",
  },
  {
    title: "an empty key above keys of the same indent",
    config: `[default]\n  aws_session_token =\n  ${keys("D").replace("\n", "\n  ")}  ${region}`,
    cli: "D eu-west-1",
  },
  {
    title: "an empty key at the end",
    config: `[default]\n${keys("D")}${region}aws_session_token =\n`,
    cli: "D eu-west-1",
  },
  {
    title: "a sub-section between keys",
    config: `[default]\n${keys("D")}s3 =\n  max_concurrent_requests = 20\n${region}`,
    cli: "D eu-west-1",
  },
  {
    title: "a sub-section of a colon",
    config: `[default]\n${keys("D")}s3:\n  max_concurrent_requests = 20\n${region}`,
    cli: "D eu-west-1",
  },
  {
    title: "lines that end with CR LF",
    config: `[default]\n${keys("D")}${region}`.replaceAll("\n", "\r\n"),
    cli: "D eu-west-1",
  },
  {
    title: "lines that end with CR",
    config: `[default]\n${keys("D")}${region}`.replaceAll("\n", "\r"),
    cli: "D eu-west-1",
  },
  {
    title: "comments of both kinds, indented, too",
    config: `# c\n; c\n[default]\n  # c\n${keys("D")}; c\n${region}`,
    cli: "D eu-west-1",
  },
  {
    title: "a name of another script",
    config: `[profile 日本]\n${keys("J")}${region}`,
    profile: "日本",
    cli: "J eu-west-1",
  },
  {
    title: "a name with an accent, in the credentials file",
    credentials: `[é]\n${keys("J")}${region}`,
    profile: "é",
    cli: "J eu-west-1",
  },
  {
    title: "a name with spaces in the credentials file",
    credentials: `[a b]\n${keys("S")}${region}`,
    profile: "a b",
    cli: "S eu-west-1",
  },
  {
    title: "a name in single quotes",
    config: `[profile 'a b']\n${keys("S")}${region}`,
    profile: "a b",
    cli: "S eu-west-1",
  },
  {
    title: "several spaces and a tab behind the word profile",
    config: `[profile  \t a]\n${keys("S")}${region}`,
    profile: "a",
    cli: "S eu-west-1",
  },
  {
    title: "a space before the bracket that ends a header",
    config: `[profile a ]\n${keys("S")}${region}`,
    profile: "a",
    cli: "S eu-west-1",
  },
  {
    title: "[profile default] below [default]",
    config: `[default]\n${keys("A")}${region}[profile default]\n${keys("B")}${region}`,
    cli: "B eu-west-1",
  },
  {
    title: "[default] below [profile default]",
    config: `[profile default]\n${keys("B")}${region}[default]\n${keys("A")}${region}`,
    cli: "A eu-west-1",
  },
  {
    title: "the section DEFAULT, whose keys all others have",
    config: `[DEFAULT]\n${region}[profile a]\n${keys("S")}`,
    profile: "a",
    cli: "S eu-west-1",
  },
  {
    title: "a secret with = and / and +",
    config: `[default]\naws_access_key_id = D\naws_secret_access_key = a/b+c=d==\n${region}`,
    cli: "D eu-west-1",
  },
  {
    title: "keys of the credentials file over those of the config file",
    config: `[default]\n${keys("C")}${region}`,
    credentials: `[default]\n${keys("K")}`,
    cli: "K eu-west-1",
  },
  {
    title: "a stale token in the config file beside keys of the credentials file",
    config: `[default]\n${region}aws_session_token = stale\n`,
    credentials: `[default]\n${keys("K")}`,
    cli: "K eu-west-1",
  },
  {
    title: "a process before keys, both in the config file",
    config: `[default]\n${keys("C")}${process("P")}${region}`,
    cli: "P eu-west-1",
  },
  {
    title: "keys of the credentials file before a process",
    config: `[default]\n${process("P")}${region}`,
    credentials: `[default]\n${keys("K")}`,
    cli: "K eu-west-1",
  },
  {
    title: "a config file that is /dev/null",
    credentials: `[default]\n${keys("K")}${region}`,
    env: { AWS_CONFIG_FILE: "/dev/null" },
    cli: "K eu-west-1",
  },
  {
    title: "a word that begins like profile",
    config: `[profiles a]\n${keys("S")}${region}`,
    profile: "a",
    cli: "S eu-west-1",
  },
];

/** Which of several counts. */
const order: readonly ConfigRow[] = [
  {
    title: "AWS_PROFILE",
    config: `[profile a]\n${keys("A")}${region}[default]\n${keys("D")}`,
    env: { AWS_PROFILE: "a" },
    cli: "A eu-west-1",
  },
  {
    title: "AWS_DEFAULT_PROFILE",
    config: `[profile a]\n${keys("A")}${region}`,
    env: { AWS_DEFAULT_PROFILE: "a" },
    cli: "A eu-west-1",
  },
  {
    title: "AWS_PROFILE before AWS_DEFAULT_PROFILE",
    config: `[profile a]\n${keys("A")}${region}[profile b]\n${keys("B")}`,
    env: { AWS_DEFAULT_PROFILE: "b", AWS_PROFILE: "a" },
    cli: "A eu-west-1",
  },
  {
    title: "a selected profile before keys in the environment",
    config: `[profile a]\n${keys("A")}${region}`,
    env: inEnv("E"),
    profile: "a",
    cli: "A eu-west-1",
  },
  {
    title: "keys in the environment before AWS_PROFILE, whose Region counts",
    config: `[profile a]\n${keys("A")}${region}`,
    env: { ...inEnv("E"), AWS_PROFILE: "a" },
    cli: "E eu-west-1",
  },
  {
    title: "keys in the environment with the Region of default",
    config: `[default]\n${region}`,
    env: inEnv("E"),
    cli: "E eu-west-1",
  },
  {
    title: "the older name of a session token in the environment",
    env: {
      ...inEnv("E"),
      AWS_SECURITY_TOKEN: "T",
      AWS_SESSION_TOKEN: "S",
      AWS_REGION: "us-east-2",
    },
    cli: "E us-east-2 T",
  },
  {
    title: "a session token in the environment",
    env: { ...inEnv("E"), AWS_SESSION_TOKEN: "S", AWS_REGION: "us-east-2" },
    cli: "E us-east-2 S",
  },
  {
    title: "the older name of a session token in a file",
    credentials: `[default]\n${keys("D")}${region}aws_session_token = S\naws_security_token = T\n`,
    cli: "D eu-west-1 T",
  },
  {
    title: "keys in the environment without any file",
    env: { ...inEnv("E"), AWS_DEFAULT_REGION: "us-east-2" },
    cli: "E us-east-2",
  },
  {
    title: "AWS_PROFILE that names a missing profile, and keys in the environment",
    config: `[default]\n${region}`,
    env: { ...inEnv("E"), AWS_PROFILE: "gone" },
    cli: "refused",
    ours: "profileMissing",
  },
  {
    title: "AWS_REGION before AWS_DEFAULT_REGION before the profile's",
    config: `[default]\n${keys("D")}${region}`,
    env: { AWS_REGION: "us-east-1", AWS_DEFAULT_REGION: "us-east-2" },
    cli: "D us-east-1",
  },
  {
    title: "AWS_DEFAULT_REGION before the profile's",
    config: `[default]\n${keys("D")}${region}`,
    env: { AWS_DEFAULT_REGION: "us-east-2" },
    cli: "D us-east-2",
  },
  {
    title: "the Region of the credentials file before the config file's",
    config: `[default]\nregion = us-west-1\n`,
    credentials: `[default]\n${keys("D")}${region}`,
    cli: "D eu-west-1",
  },
  {
    title: "no profile at all",
    config: `[profile a]\n${keys("A")}${region}`,
    cli: "refused",
    ours: "noProfile",
  },
];

/** What the AWS CLI refuses and works here, or is told better. */
const differences: readonly ConfigRow[] = [
  {
    title: "the same section twice",
    config: `[default]\n${keys("D")}[default]\n${region}`,
    cli: "refused",
    ours: "D eu-west-1",
  },
  {
    title: "the same key twice",
    config: `[default]\n${keys("D")}region = us-east-1\n${region}`,
    cli: "refused",
    ours: "D eu-west-1",
  },
  {
    title: "a key before the first section",
    config: `x = y\n[default]\n${keys("D")}${region}`,
    cli: "refused",
    ours: "D eu-west-1",
  },
  {
    title: "a line that is no key",
    config: `[default]\n${keys("D")}nonsense\n${region}`,
    cli: "refused",
    ours: "D eu-west-1",
  },
  {
    title: "a line without = in a sub-section",
    config: `[default]\n${keys("D")}s3 =\n  nonsense\n${region}`,
    cli: "refused",
    ours: "D eu-west-1",
  },
  {
    title: "a byte order mark",
    config: `\ufeff[default]\n${keys("D")}${region}`,
    cli: "refused",
    ours: "D eu-west-1",
  },
  {
    title: "a comment in Latin-1",
    config: Buffer.from(`# B\u00fcro\n[default]\n${keys("D")}${region}`, "latin1"),
    cli: "refused",
    ours: "D eu-west-1",
  },
  {
    title: "a comment behind the Region",
    config: `[default]\n${keys("D")}region = eu-west-1 # home\n`,
    cli: "refused",
    ours: "D eu-west-1",
  },
  {
    title: "a key deeper than the key above it",
    config: `[default]\n${region}  aws_access_key_id = D\n  aws_secret_access_key = fake\n`,
    cli: "refused",
    ours: "D eu-west-1",
  },
  {
    title: "half a key pair in each file",
    config: `[default]\n${region}aws_secret_access_key = fake\n`,
    credentials: "[default]\naws_access_key_id = D\n",
    cli: "refused",
    ours: "D eu-west-1",
  },
  {
    title: "a profile without the word profile",
    config: `[a]\n${keys("A")}${region}`,
    profile: "a",
    cli: "refused",
    ours: "profileMissing",
  },
  {
    title: "a zone in place of a Region",
    config: `[default]\n${keys("D")}region = us-east-1a\n`,
    cli: "D us-east-1a",
    ours: "regionInvalid",
  },
  {
    title: "a Region in upper case",
    config: `[default]\n${keys("D")}region = US-EAST-1\n`,
    cli: "D US-EAST-1",
    ours: "D us-east-1",
  },
];

export const configRows: readonly ConfigRow[] = [...field, ...forms, ...order, ...differences];
