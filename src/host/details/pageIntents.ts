import type { HostIntent } from "../../viewmodel/details/actions";
import type { DoRemedy } from "../base/errorCommands";
import type { DetailsPanel } from "./detailsPanel";
import type { DetailsPanels } from "./detailsPanels";
import type { JobAt } from "./jobAt";
import type { JobActions } from "./jobActions";
import type { PickJobOfArn } from "./lazyDetails";
import type { SessionEntries } from "../session/sessionEntries";
import type { Sessions } from "../session/sessions";
import type { SessionSwitch } from "../session/sessionSwitch";

export interface PageIntentsOptions {
  readonly panels: () => DetailsPanels;
  readonly sessions: Sessions;
  readonly entries: Pick<SessionEntries, "add">;
  readonly sessionSwitch: Pick<SessionSwitch, "toProfile">;
  readonly actions: JobActions;
  readonly pickJobOfArn: PickJobOfArn;
  readonly remedy: DoRemedy;
  readonly watch: (type: "watch" | "stopWatching", at: JobAt) => Promise<void>;
}

/** Does what a page asked for and can't do itself; the page says what is in the clipboard then. */
export function pageIntents(
  options: PageIntentsOptions,
): (intent: HostIntent, panel: DetailsPanel) => Promise<void> {
  const { panels, sessions, actions } = options;

  return async (intent, panel) => {
    switch (intent.type) {
      case "openJob":
        await panels().open(intent.job, panel.subject.session, {
          preserveFocus: false,
          from: panel,
        });
        return;
      case "openResource": {
        const ref = { kind: "resource", id: intent.resourceArn } as const;
        await panels().open(ref, panel.subject.session, { preserveFocus: false, from: panel });
        return;
      }
      case "pin":
        panels().pin(panel);
        return;
      case "back":
        panel.go(-1);
        return;
      case "forward":
        panel.go(1);
        return;
      case "copy":
        await actions.copy(intent.text, intent.what);
        panel.say(`Copied ${intent.what}`);
        return;
      case "copyAsCli": {
        if (panel.ref.kind === "resource") return;
        const copied = await actions.copyAsCli(panel.ref, panel.subject.session);
        if (copied !== undefined) panel.say(`Copied ${copied}`);
        return;
      }
      case "openConsole":
        return actions.openConsole(intent.link, "No AWS console page is known for this.");
      case "reveal":
        if (panel.job !== undefined && panel.source !== undefined) {
          await actions.reveal(panel.job, panel.source);
        }
        return;
      case "showJson":
        if (panel.job !== undefined && panel.source !== undefined) {
          await actions.showJson(panel.job, panel.source, { preserveFocus: false });
        }
        return;
      case "watch":
      case "stopWatching": {
        const { job, source, ref } = panel;
        if (job === undefined || source === undefined) return;
        const { accountId } = ref;
        return options.watch(intent.type, { job, source, panel, accountId, isBrowsing: false });
      }
      case "showJobs": {
        const { source } = panel;
        if (source === undefined) return;
        const { arn, resourceArn } = intent;
        const { accountId } = panel.ref;
        const ref = await options.pickJobOfArn(arn, { source, resourceArn, accountId });
        // The quick pick had the focus: the page that it belongs to may be out of sight by now.
        if (ref !== undefined)
          await panels().open(ref, panel.subject.session, { preserveFocus: false });
        return;
      }
      case "switchSession": {
        const { profile, region } = intent.session;
        return options.sessionSwitch.toProfile(profile, { id: region });
      }
      case "addSession":
        await options.entries.add([intent.session]);
        return;
      case "retrySession":
        return sessions.nearest(panel.subject.session).restart();
      case "remedy":
        return options.remedy(intent.remedy);
    }
  };
}
