import { environmentProfile } from "../../../src/domain/session/session";
import { hour, keysOf, loginToken, secretMark, soon, ssoToken } from "./credentialWorld";
import type { CredentialWorld, Mood } from "./credentialWorld";

/** What is wrong with credentials; "cancelled": the user gives up while they are asked for. */
export type Column = "works" | "expired" | "wrong" | "missing" | "cancelled";

/** One kind of credentials in one state. */
export interface Cell {
  readonly kind: string;
  readonly column: Column;
  /** "p" unless told. */
  readonly profile?: string;
  /** Codes that the user types; none unless told. */
  readonly codes?: readonly string[];
  setUp(world: CredentialWorld): void;
}

const role = "arn:aws:iam::444455556666:role/top";
const startUrl = "https://example.awsapps.com/start";
const loginSession = "arn:aws:iam::111122223333:user/me";

const fileKeys = (name: string): string => {
  const { accessKeyId, secretAccessKey, sessionToken } = keysOf(name);
  return `aws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\naws_session_token=${sessionToken}\n`;
};

type SetUp = (world: CredentialWorld) => void;

function cells(
  kind: string,
  columns: Readonly<Record<Column, SetUp>>,
  options: Pick<Cell, "profile" | "codes"> = {},
): readonly Cell[] {
  const all: readonly Column[] = ["works", "expired", "wrong", "missing", "cancelled"];
  return all.map((column) => ({ kind, column, setUp: columns[column], ...options }));
}

/** AWS Backup hangs: nothing else is asked for these credentials. */
const backupHangs = (setUp: SetUp): SetUp => {
  return (world) => {
    setUp(world);
    world.backup.script(() => "hang");
  };
};

const inMood = (mood: Mood, setUp: SetUp): SetUp => {
  return (world) => {
    setUp(world);
    world.mood(mood);
  };
};

const config = (text: string): SetUp => {
  return ({ home }) => {
    home.config(text);
  };
};

const accessKeys = (name: string): SetUp => config(`[profile p]\n${fileKeys(name)}`);

const chain = (name: string): SetUp =>
  config(
    `[profile p]\nrole_arn=${role}\nsource_profile=middle\n` +
      `[profile middle]\nrole_arn=arn:aws:iam::111122223333:role/middle\nsource_profile=base\n` +
      `[profile base]\n${name === "" ? "region=x\n" : fileKeys(name)}`,
  );

const mfa = (name: string): SetUp =>
  config(
    `[profile p]\nrole_arn=${role}\nsource_profile=base\nmfa_serial=arn:aws:iam::1:mfa/me\n[profile base]\n${fileKeys(name)}`,
  );

const environment = (name: string): SetUp => {
  return ({ home }) => {
    const { accessKeyId, secretAccessKey, sessionToken } = keysOf(name);
    home.setEnv("AWS_ACCESS_KEY_ID", accessKeyId);
    home.setEnv("AWS_SECRET_ACCESS_KEY", secretAccessKey);
    home.setEnv("AWS_SESSION_TOKEN", sessionToken);
  };
};

const source = (credentialSource: string): string =>
  `[profile p]\nrole_arn=${role}\ncredential_source=${credentialSource}\n`;

const both = (...setUps: readonly SetUp[]): SetUp => {
  return (world) => {
    for (const setUp of setUps) setUp(world);
  };
};

const webIdentity: SetUp = ({ home }) => {
  const file = home.file("token", `${secretMark}web-token`);
  home.config(`[profile p]\nweb_identity_token_file=${file}\nrole_arn=${role}\n`);
};

const printing = (name: string, expiration: string): SetUp => {
  return ({ home }) => {
    const { accessKeyId, secretAccessKey, sessionToken } = keysOf(name);
    const printed = JSON.stringify({
      Version: 1,
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: expiration,
    });
    processIs(`console.log('${printed}')`)({ home });
  };
};

const processIs = (script: string) => {
  return ({ home }: Pick<CredentialWorld, "home">): void => {
    const file = home.file("process.cjs", script);
    home.config(
      `[profile p]\ncredential_process=${process.execPath} ${file} ${secretMark}argument\n`,
    );
  };
};

const sso = (token: object | undefined): SetUp => {
  return ({ home }) => {
    home.config(
      `[profile p]\nsso_session=My Corp ä\nsso_account_id=111122223333\nsso_role_name=ReadOnly\n` +
        `[sso-session My Corp ä]\nsso_region=eu-central-1\nsso_start_url=${startUrl}\n`,
    );
    if (token !== undefined) home.ssoToken("My Corp ä", token);
  };
};

const legacySso = (token: object | undefined): SetUp => {
  return ({ home }) => {
    home.config(
      `[profile p]\nsso_start_url=${startUrl}\nsso_region=eu-central-1\nsso_account_id=111122223333\nsso_role_name=ReadOnly\n`,
    );
    if (token !== undefined) home.ssoToken(startUrl, token);
  };
};

const login = (expiresAt: string | undefined): SetUp => {
  return ({ home }) => {
    home.config(`[profile p]\nlogin_session=${loginSession}\n`);
    if (expiresAt !== undefined) loginToken(home, loginSession, expiresAt);
  };
};

const container: SetUp = ({ home, identity }) => {
  home.setEnv("AWS_CONTAINER_CREDENTIALS_FULL_URI", `${identity.url}/container`);
  home.setEnv("AWS_CONTAINER_AUTHORIZATION_TOKEN", `${secretMark}container-token`);
};

const instance: SetUp = ({ home, identity }) => {
  home.setEnv("AWS_EC2_METADATA_DISABLED", undefined);
  home.setEnv("AWS_EC2_METADATA_SERVICE_ENDPOINT", identity.url);
};

const nothing: SetUp = () => undefined;
const ofEnvironment = { profile: environmentProfile };

/** Every kind of credentials in every state. */
export const credentialCells: readonly Cell[] = [
  ...cells("access keys", {
    works: accessKeys("own"),
    expired: accessKeys("own-expired"),
    wrong: accessKeys("own-wrong"),
    missing: config(`[profile p]\naws_access_key_id=${keysOf("own").accessKeyId}\n`),
    cancelled: backupHangs(accessKeys("own")),
  }),
  ...cells("chain of roles", {
    works: chain("base"),
    expired: chain("base-expired"),
    wrong: inMood("wrong", chain("base")),
    missing: chain(""),
    cancelled: inMood("hangs", chain("base")),
  }),
  ...cells(
    "MFA",
    {
      works: mfa("base"),
      expired: mfa("base-expired"),
      wrong: both(mfa("base"), ({ identity }) => {
        identity.script(() => mfaRefused);
      }),
      missing: mfa("base"),
      cancelled: inMood("hangs", mfa("base")),
    },
    { codes: [`${secretMark}code`] },
  ).map((cell) => (cell.column === "missing" ? { ...cell, codes: [] } : cell)),
  ...cells("credential_source Environment", {
    works: both(config(source("Environment")), environment("env")),
    expired: both(config(source("Environment")), environment("env-expired")),
    wrong: both(config(source("Environment")), environment("env-wrong")),
    missing: config(source("Environment")),
    cancelled: inMood("hangs", both(config(source("Environment")), environment("env"))),
  }),
  ...cells("web identity", {
    works: webIdentity,
    expired: inMood("expired", webIdentity),
    wrong: inMood("wrong", webIdentity),
    missing: config(`[profile p]\nweb_identity_token_file=/no/such/token\nrole_arn=${role}\n`),
    cancelled: inMood("hangs", webIdentity),
  }),
  ...cells("credential_process", {
    works: printing("process", soon(hour)),
    expired: printing("process", soon(-hour)),
    wrong: processIs(
      `console.log("${secretMark}printed"); console.error("No such user ${secretMark}argument ${secretMark}printed"); process.exitCode = 2`,
    ),
    missing: config(`[profile p]\ncredential_process=corp-credentials ${secretMark}argument\n`),
    cancelled: processIs("setTimeout(() => {}, 600_000)"),
  }),
  ...cells("IAM Identity Center", {
    works: sso(ssoToken(soon(hour))),
    expired: inMood("expired", sso(ssoToken(soon(-hour)))),
    wrong: inMood("wrong", sso(ssoToken(soon(hour)))),
    missing: sso(undefined),
    cancelled: inMood("hangs", sso(ssoToken(soon(hour)))),
  }),
  ...cells("IAM Identity Center without a session", {
    works: legacySso(ssoToken(soon(hour))),
    expired: legacySso(ssoToken(soon(-hour))),
    wrong: inMood("wrong", legacySso(ssoToken(soon(hour)))),
    missing: legacySso(undefined),
    cancelled: inMood("hangs", legacySso(ssoToken(soon(hour)))),
  }),
  ...cells("aws login", {
    works: login(soon(-hour)),
    expired: inMood("expired", login(soon(-hour))),
    wrong: inMood("wrong", login(soon(-hour))),
    missing: login(undefined),
    cancelled: inMood("hangs", login(soon(-hour))),
  }),
  ...cells(
    "environment",
    {
      works: environment("env"),
      expired: environment("env-expired"),
      wrong: environment("env-wrong"),
      missing: nothing,
      cancelled: backupHangs(environment("env")),
    },
    ofEnvironment,
  ),
  ...cells(
    "container",
    {
      works: container,
      expired: inMood("expired", container),
      wrong: inMood("wrong", container),
      missing: config(source("EcsContainer")),
      cancelled: inMood("hangs", container),
    },
    ofEnvironment,
  ).map((cell) => (cell.column === "missing" ? { ...cell, profile: "p" } : cell)),
  ...cells("instance metadata", {
    works: both(config("[profile p]\nregion=x\n"), instance),
    expired: inMood("expired", both(config("[profile p]\nregion=x\n"), instance)),
    wrong: inMood("wrong", both(config(source("Ec2InstanceMetadata")), instance)),
    missing: config("[profile p]\nregion=x\n"),
    cancelled: inMood("hangs", both(config(source("Ec2InstanceMetadata")), instance)),
  }),
];

const mfaRefused = {
  status: 403,
  headers: { "content-type": "text/xml" },
  body: `<ErrorResponse><Error><Code>AccessDenied</Code><Message>MultiFactorAuthentication failed with invalid MFA one time pass code ${secretMark}code</Message></Error></ErrorResponse>`,
};
