import type { MessageAdvice } from "./messageWords";

/** What was wrong with the resource or around it, the narrower first. */
export const resourceAdvice: readonly MessageAdvice[] = [
  {
    words: [/\bVSS\b|shadow copy/i],
    advice:
      "This usually means that Windows could not make a consistent snapshot (VSS). Check that the VSS components and the SSM agent run on the instance, that its role is allowed to make VSS snapshots, and what its Application event log says. A regular backup may have been made instead.",
  },
  {
    words: [/unable to (?:copy|persist).{0,40}(?:tags|metadata)/i],
    advice:
      "This usually means that the recovery point is usable, but what the message names is missing. Check whether a restore or a policy needs it, and add it manually.",
  },
  {
    words: [/\btags?\b/i, /more than \d+|at most|limit exceeded/i],
    advice:
      "This usually means that the recovery point would have more tags than AWS allows. Check the tags of the resource and the tags that the plan adds.",
  },
  {
    words: [/kubernetes|\bk8s\b/i, /fail/i],
    advice:
      "This usually means that AWS Backup could not read or write some Kubernetes objects of the cluster. Check the cluster's access entry for the job's IAM role and the objects that the message names.",
  },
  {
    words: [/\bACLs?\b|access control list/i],
    advice:
      "This usually means that the destination bucket has access control lists (ACLs) disabled. Check its Object Ownership setting, or restore without the ACLs.",
  },
  {
    words: [/no objects were backed up/i],
    advice:
      "This usually means that AWS Backup could not read any object of the bucket. Check that the job's IAM role, the bucket's policy and the objects' KMS keys allow it to read them. With SNS event notifications of the vault, AWS Backup names the objects that failed.",
  },
  {
    words: [/versioning is not enabled/i],
    advice:
      "This usually means that the S3 bucket keeps no versions, which AWS Backup needs. Check that versioning is enabled for the bucket that the message names.",
  },
  {
    words: [/bucket/i, /versioning/i],
    advice:
      "This usually means that the bucket is not set up for backups. Check that versioning is enabled, and that the job's IAM role has the permissions to read that and to set the bucket's EventBridge notifications.",
  },
  {
    words: [/point[- ]in[- ]time|\bPITR\b|continuous backup/i, /not enabled|disabled|already/i],
    advice:
      "This usually means that continuous backup is off, or another vault already has it. Check the resource's point-in-time recovery, and which rules with continuous backup select it.",
  },
  {
    words: [/(?:automated backup|maintenance) window/i],
    advice:
      "This usually means that the job started in or shortly before the database's backup window or maintenance window. Check both windows, and move the plan's schedule outside them.",
  },
  {
    words: [/concurrent snapshots|in-progress snapshots|ConcurrentSnapshotLimit/i],
    advice:
      "This usually means that more snapshots of the volume were in progress at the same time than the quota allows. Check whether several plans, rules or other tools make snapshots of it at the same time.",
  },
  {
    words: [/InvalidSnapshot\.InUse|snapshot.{0,60}in use by ami/i],
    advice:
      "This usually means that an AMI uses the snapshot. Check the AMI that the message names, and deregister it if nobody needs it.",
  },
  {
    words: [/instance profile/i, /not permit|can(?:'t|not)|different|new/i],
    advice:
      "This usually means that the restore asked for another instance profile than the one that was backed up. Check the instance profile in the restore metadata. Take the one that was backed up, or none.",
  },
  {
    words: [
      /another (?:backup|restore|copy)|concurrent (?:backup|restore|copy) jobs?|running job for the same|copy jobs running|already (?:in progress|running|being)|(?:still|currently) in use|ResourceInUse/i,
    ],
    advice:
      "This usually means that another job of the same resource was still running. Check whether several plans or rules select the resource at the same time.",
  },
  {
    words: [
      /throttl|rate (?:has been )?exceeded|RateExceeded|too many requests|request limit exceeded|slow ?down/i,
    ],
    advice:
      "This usually means that too many requests were made at the same time. Check whether many jobs start in the same minute. Spread the schedules, and run the job again.",
  },
  {
    words: [/free (?:ip )?addresses|InsufficientFreeAddresses|no default vpc|no subnets? found/i],
    advice:
      "This usually means that the restore found no subnet with free IP addresses. Check the subnet and the VPC in the restore metadata, or use others.",
  },
  {
    words: [
      /insufficient.{0,20}capacity|not enough capacity|not have sufficient.{0,40}capacity|not available in the (?:selected|requested|specified)/i,
    ],
    advice:
      "This usually means that AWS had no capacity for what was asked. Check the instance class and the Availability Zone. Use others, or try again later.",
  },
  {
    words: [/no space left|(?:not enough|insufficient|out of) (?:disk |free )?(?:space|storage)/i],
    advice:
      "This usually means that there was no free space left. Check the free space of the datastore or file system that the message names.",
  },
  {
    words: [
      /limit ?exceeded|quota|exceeded the (?:maximum )?(?:allowed )?(?:number|limit)|exceeds? the (?:maximum|limit)|maximum allowed|maximum number|reached the (?:maximum|limit)|cannot create more than/i,
    ],
    advice:
      "This usually means that a quota of the service is reached. Check how many snapshots or backups there are. Delete those that are not needed, or request a higher quota in Service Quotas.",
  },
  {
    words: [/expired before|(?:start|backup|completion|complete) window|did not start/i],
    advice:
      "This usually means that the job did not start or did not end within its backup window. Check the rule's start and completion windows, and whether earlier jobs of the resource delayed it.",
  },
  {
    words: [/opt(?:ed)?[- ]?in\b|resource type.{0,40}not enabled/i],
    advice:
      "This usually means that the resource type is not enabled for AWS Backup in this Region. Check the service opt-in in the settings of AWS Backup.",
  },
  {
    words: [/already exists|AlreadyExists|name is already/i],
    advice:
      "This usually means that a resource of that name already exists. Check the name in the restore metadata. Use another name, or remove the existing resource.",
  },
  {
    words: [/gateway|hypervisor/i, /offline|cannot reach|unreachable|not (?:connected|online)/i],
    advice:
      "This usually means that the backup gateway or the hypervisor did not answer. Check that the gateway runs and reaches both the hypervisor and AWS.",
  },
  {
    words: [/invalid credentials|authentication fail|login fail|incorrect (?:user name|password)/i],
    advice:
      "This usually means that the user name or password stored for the hypervisor or the database is wrong. Check those credentials.",
  },
  {
    words: [
      /(?:nested|child) (?:\w{1,20} )?(?:jobs?|backups?|restores?|recovery points?|resources?)\b/i,
      /not complete|fail|abort|expire/i,
    ],
    advice:
      "This usually means that some child jobs did not complete. Check the child jobs that failed. Each shows its cause.",
  },
  {
    words: [
      /not (?:currently )?in (?:an? |the )?\W?(?:\w{1,20}\W? )?(?:state|status)\b|(?:is|are|was) (?:currently )?in (?:an? |the )?\W?[\w-]{1,20}\W? (?:state|status)\b|(?:invalid|incorrect|unsupported) (?:\w{1,20} )?state|(?:Invalid|Incorrect)\w{0,20}State|being (?:created|modified|resized|updated|upgraded|restored)|cannot snapshot volume/i,
    ],
    advice:
      "This usually means that the resource was in a state in which it can't be backed up or restored. Check its state, wait until it is available, and run the job again.",
  },
  {
    words: [
      /not found|NotFound|NoSuch|no longer (?:exists?|available)|(?:does not|doesn't) exist|(?:could not|cannot|can't|unable to) find|was deleted|has been deleted/i,
    ],
    advice:
      "This usually means that the resource, its recovery point or something that they need did not exist. Check that it still exists, in this account and Region.",
  },
  {
    words: [/not supported|unsupported|not valid for|AWS Marketplace/i],
    advice:
      "This usually means that the resource or one of its settings is not supported. Check the feature availability for this resource type and Region.",
  },
  {
    words: [/(?:stopped|aborted|cancell?ed) by|manually (?:stopped|aborted|cancell?ed)/i],
    advice:
      "This usually means that a person or a program stopped the job. Check CloudTrail for who did it.",
  },
  {
    words: [/timed out|time-?out\b|exceeded the maximum time/i],
    advice:
      "This usually means that an operation took longer than the service allows. Check whether the resource was under load, and whether the next job completes.",
  },
  {
    words: [
      /could not connect|unable to connect|cannot connect|connection (?:refused|reset)|unreachable/i,
    ],
    advice:
      "This usually means that the network blocked the job. Check security groups, routes and endpoints between the resource and AWS.",
  },
];
