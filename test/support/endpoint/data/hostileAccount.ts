import type { Account } from "../account";
import { jobStates } from "../shapes";
import type { WireObject } from "../wire";
import { wireDate } from "../wire";
import { accountOf } from "./accountOf";
import type { HeldPlan } from "../heldPlan";
import { planArn, vaultArn } from "./arns";
import type { AccountOptions } from "./demoAccount";
import { exampleAccountId, exampleRegion } from "./demoAccount";

/** Text that somebody could put into a name or a message to make an editor do something. */
export const hostileTexts: readonly string[] = [
  `<img src=x onerror="globalThis.pwned = true"><script>globalThis.pwned = true</script>`,
  "[click me](https://evil.example/?x=1) ![](https://evil.example/pixel.png)",
  "[run](command:workbench.action.terminal.new) command:workbench.action.reloadWindow",
  "$(flame) $(sync~spin) $(error)",
  "invoice\u202Egpj.exe \u2066hidden\u2069 \u200Bzero\u200Bwidth",
  "line one\nline two\r\nline three\ttab\u0000null\u001b[31mred",
  "a".repeat(10_000),
  "&lt;b&gt; &amp; %3Cscript%3E ${7*7} {{7*7}} `code` **bold** # heading",
  "__proto__",
  "constructor",
  "file:///etc/passwd vscode://evil.extension/run \\\\server\\share",
  "👩‍👩‍👧‍👦🏴‍☠️ Ünïcödé ﷽ עברית العربية 漢字",
  " ",
  "' OR 1=1 -- \" ; rm -rf / #",
];

/** An account full of what a careless program stumbles over. Every list and Describe serves it as it is. */
export function hostileAccount(options: AccountOptions): Account {
  const { now } = options;
  const place = {
    accountId: options.accountId ?? exampleAccountId,
    region: options.region ?? exampleRegion,
  };
  const at = (minutes: number): number => wireDate(now - minutes * 60_000);
  const id = (n: number): string => `bad0c0de-0000-4000-8000-${String(n).padStart(12, "0")}`;
  const pointArn = (n: number): string =>
    `arn:aws:backup:${place.region}:${place.accountId}:recovery-point:hostile-${n}`;
  const plain = (n: number): WireObject => ({
    AccountId: place.accountId,
    BackupJobId: id(n),
    BackupVaultName: "Default",
    BackupVaultArn: vaultArn(place, "Default"),
    ResourceArn: `arn:aws:ec2:${place.region}:${place.accountId}:volume/vol-0bad${n}`,
    ResourceName: `volume-${n}`,
    ResourceType: "EBS",
    State: "COMPLETED",
    MessageCategory: "SUCCESS",
    CreationDate: at(n),
    CompletionDate: at(n - 1),
    PercentDone: "100.0",
  });
  const texts = hostileTexts.map((text, i) => ({
    ...plain(i + 1),
    BackupVaultName: text,
    BackupVaultArn: vaultArn(place, text),
    ResourceArn: `arn:aws:ec2:${place.region}:${place.accountId}:volume/${text}`,
    ResourceName: text,
    ResourceType: text,
    State: i % 2 === 0 ? "FAILED" : "COMPLETED",
    StatusMessage: text,
    MessageCategory: text,
    BackupType: text,
    BackupOptions: Object.fromEntries([[text, text]]),
    RecoveryPointArn: pointArn(i),
    CreatedBy: {
      BackupPlanId: `hostile-plan-${i}`,
      BackupPlanArn: planArn(place, `hostile-plan-${i}`),
      BackupPlanName: text,
      BackupRuleId: text,
      BackupRuleName: text,
      BackupRuleCron: text,
      BackupRuleTimezone: text,
    },
  }));
  const plans = hostileTexts.map((text, i): HeldPlan => ({
    planId: `hostile-plan-${i}`,
    created: now - 400 * 86_400_000,
    record: {
      BackupPlanName: text,
      Rules: [
        {
          RuleId: text,
          RuleName: text,
          TargetBackupVaultName: text,
          ScheduleExpression: text,
          ScheduleExpressionTimezone: text,
          StartWindowMinutes: -1,
        },
      ],
    },
    selections: [
      {
        selectionId: `hostile-selection-${i}`,
        record: { SelectionName: text, Resources: [text, "*".repeat(1000)], NotResources: [text] },
      },
    ],
  }));
  const described = hostileTexts.map((text, i) => ({
    ResourceArn: texts[i]?.ResourceArn ?? "",
    ResourceName: text,
    ResourceType: text,
    LastBackupTime: at(i),
    LastBackupVaultArn: text,
    LastRecoveryPointArn: text,
  }));
  const points = hostileTexts.map((text, i): [string, WireObject] => [
    pointArn(i),
    {
      Status: text,
      StatusMessage: text,
      BackupVaultName: text,
      VaultType: text,
      EncryptionKeyArn: text,
      ParentRecoveryPointArn: text,
      BackupSizeInBytes: -1,
    },
  ]);
  const states = [
    "QUARANTINED",
    "",
    " ",
    "completed",
    "__proto__",
    "$(flame)",
    "<b>FAILED</b>",
    "x".repeat(500),
  ];
  const families: readonly WireObject[] = [
    { ...plain(301), IsParent: true, ParentJobId: id(301), ResourceName: "own-parent" },
    { ...plain(302), IsParent: true, ParentJobId: id(303), ResourceName: "cycle-a" },
    { ...plain(303), IsParent: true, ParentJobId: id(302), ResourceName: "cycle-b" },
    { ...plain(304), IsParent: true, ParentJobId: id(306), ResourceName: "ring-1" },
    { ...plain(305), IsParent: true, ParentJobId: id(304), ResourceName: "ring-2" },
    { ...plain(306), IsParent: true, ParentJobId: id(305), ResourceName: "ring-3" },
    { ...plain(307), ParentJobId: "no-such-job", ResourceName: "orphan" },
    { ...plain(308), IsParent: true, ResourceName: "childless-parent" },
    { ...plain(309), IsParent: true, ResourceName: "parent-in-another-vault" },
    {
      ...plain(310),
      ParentJobId: id(309),
      BackupVaultName: "elsewhere",
      ResourceName: "child-elsewhere",
    },
    { ...plain(311), ParentJobId: "", ResourceName: "empty-parent-id" },
  ];
  const missing: readonly WireObject[] = [
    {},
    { State: "FAILED" },
    { BackupJobId: id(401) },
    { ...plain(402), BackupJobId: undefined },
    { ...plain(403), BackupJobId: "" },
    { ...plain(404), State: undefined },
    { ...plain(405), CreationDate: undefined },
    { ...plain(406), BackupVaultName: undefined, BackupVaultArn: undefined },
    { ...plain(407), BackupVaultArn: undefined },
    { ...plain(408), BackupVaultName: undefined },
    { ...plain(409), ResourceArn: undefined, ResourceName: undefined, ResourceType: undefined },
    { ...plain(410), AccountId: undefined, MessageCategory: undefined },
    { ...plain(411), BackupJobId: "__proto__" },
    { ...plain(412), BackupJobId: "a/b?c=d&e#f %2F" },
  ];
  const odd: readonly WireObject[] = [
    { ...plain(501), BackupSizeInBytes: 9_007_199_254_740_993, BytesTransferred: -1 },
    { ...plain(502), PercentDone: "NaN", State: "RUNNING" },
    { ...plain(503), PercentDone: "1e999", State: "RUNNING" },
    { ...plain(504), CreationDate: at(10), CompletionDate: at(5000) },
    { ...plain(505), CreationDate: at(11), ResourceArn: "not an arn" },
    { ...plain(506), CreationDate: at(12), ResourceArn: "arn:aws:::" },
    { ...plain(507), CompletionDate: 253_402_300_800 },
  ];
  const backup = [
    ...texts,
    ...states.map((state, i) => ({ ...plain(201 + i), State: state })),
    ...jobStates.backup.map((state, i) => ({ ...plain(251 + i), State: state })),
    ...families,
    ...missing,
    ...odd,
  ];
  return accountOf({
    ...place,
    backup,
    restore: backup.map((job) => asRestore(job)),
    scan: [
      ...backup.map((job) => asScan(job)),
      ...jobStates.scan.map((state, i) => asScan({ ...plain(601 + i), State: state })),
    ],
    plans,
    protectedResources: Object.fromEntries(described.map((each) => [each.ResourceArn, each])),
    recoveryPoints: Object.fromEntries(points),
    vaults: ["Default", ...hostileTexts.filter((text) => text.length < 60)],
  });
}

function asRestore(job: WireObject): WireObject {
  const { BackupJobId, State, ResourceArn, ...rest } = job;
  const text = rest["ResourceName"];
  return {
    ...rest,
    RestoreJobId: BackupJobId,
    Status: State,
    SourceResourceArn: ResourceArn,
    CreatedResourceArn: ResourceArn,
    RecoveryPointArn: ResourceArn,
    ValidationStatus: text,
    ValidationStatusMessage: text,
  };
}

/** A scan job with the texts of a backup job; scan jobs have no parents. */
function asScan(job: WireObject): WireObject {
  const text = job["ResourceName"];
  return {
    AccountId: job["AccountId"],
    BackupVaultArn: job["BackupVaultArn"],
    BackupVaultName: job["BackupVaultName"],
    CompletionDate: job["CompletionDate"],
    CreationDate: job["CreationDate"],
    MalwareScanner: text,
    RecoveryPointArn: job["ResourceArn"],
    ResourceArn: job["ResourceArn"],
    ResourceName: text,
    ResourceType: job["ResourceType"],
    ScanBaseRecoveryPointArn: job["ResourceArn"],
    ScanId: text,
    ScanJobId: job["BackupJobId"],
    ScanMode: text,
    ScanResult: { ScanResultStatus: text },
    State: job["State"],
    StatusMessage: job["StatusMessage"],
  };
}
