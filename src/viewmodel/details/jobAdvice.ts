import type { JobCauseId } from "../../domain/cause/jobCauses";
import type { Advice } from "./advice";

const denied =
  "This usually means that the job's IAM role lacks a permission. Check the role's policies, its permissions boundary and the organization's policies";

/** Advice on what went wrong with the job itself, and what says no more than that. */
export const jobAdvice: Readonly<Record<JobCauseId, Advice>> = {
  startWindowMissed: {
    text: "This usually means that the job did not start within its start window. Check the rule's start window, and whether earlier jobs of the resource delayed it.",
    check: ["plan"],
  },
  windowMissed: {
    text: "This usually means that the job did not start or did not end within its backup window. Check the rule's start and completion windows, and whether earlier jobs of the resource delayed it.",
    check: ["plan"],
  },
  notOptedIn: {
    text: "This usually means that the resource type is not enabled for AWS Backup in this Region. Check the service opt-in in the settings of AWS Backup.",
  },
  alreadyExists: {
    text: "This usually means that a resource of that name already exists. Check the name in the restore metadata. Use another name, or remove the existing resource.",
  },
  gatewayOffline: {
    text: "This usually means that the backup gateway or the hypervisor did not answer. Check that the gateway runs and reaches both the hypervisor and AWS.",
  },
  wrongCredentials: {
    text: "This usually means that the user name or password stored for the hypervisor or the database is wrong. Check those credentials.",
  },
  childJobs: {
    text: "This usually means that some child jobs did not complete. Check the child jobs that failed. Each shows its cause.",
  },
  wrongState: {
    text: "This usually means that the resource was in a state in which it can't be backed up or restored. Check its state, wait until it is available, and run the job again.",
    check: ["resource"],
  },
  vaultNotFound: {
    text: "This usually means that the backup vault was deleted or renamed. Check the vault that the plan's rule names, and that it exists in this account and Region.",
    check: ["plan"],
  },
  notFound: {
    text: "This usually means that the resource, its recovery point or something that they need did not exist. Check that it still exists, in this account and Region.",
    check: ["resource"],
  },
  copyNotSupported: {
    text: "This usually means that AWS Backup can't copy this resource type to another account and another Region at once. Check the feature availability for the resource type. Copy in two steps: first to the other Region, then to the other account.",
  },
  notSupported: {
    text: "This usually means that the resource or one of its settings is not supported. Check the feature availability for this resource type and Region.",
    check: ["resource"],
  },
  stopped: {
    text: "This usually means that a person or a program stopped the job. Check CloudTrail for who did it.",
  },
  timedOut: {
    text: "This usually means that an operation took longer than the service allows. Check whether the resource was under load, and whether the next job completes.",
    check: ["resource"],
  },
  noConnection: {
    text: "This usually means that the network blocked the job. Check security groups, routes and endpoints between the resource and AWS.",
    check: ["resource"],
  },
  denied: { text: `${denied} for the action that was denied.`, check: ["role"] },
  deniedByCategory: { text: `${denied}.`, check: ["role"] },
  keyByCategory: {
    text: "This usually means that the KMS key could not be used. Check that the vault's key and the resource's own key are enabled and that their policies allow the job's IAM role.",
    check: ["key", "role", "vault"],
  },
  serviceFault: {
    text: "This usually means that the service had a temporary fault. Check whether the next job completes. If not, give AWS Support the job ID.",
  },
  invalidMetadata: {
    text: "This usually means that a value in the restore metadata is not valid. Check the value that the message names.",
  },
  invalidSetting: {
    text: "This usually means that the job has a parameter that the resource or the vault does not accept. Check the value that the message names, the rule's lifecycle and options, and the resource's settings.",
    check: ["plan", "resource"],
  },
};
