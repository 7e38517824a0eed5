import type { ListCriterion } from "../../domain/filter/jobFilter";
import { BackupError } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import { criterionTexts } from "../../viewmodel/filter/criterionText";
import { moreSessions, mostNamed, sessionText } from "../../viewmodel/session/sessionText";
import { errorText } from "../../viewmodel/text/errorText";
import { oneLine } from "../../viewmodel/text/plainText";
import { failureText } from "../base/failureText";
import type { Line, Note } from "../picks/quickPick";
import { untilSessionLeft } from "../session/untilSessionLeft";
import { type FilterValue, plainChoice } from "./filterChoices";
import type { FilterContext } from "./filterContext";
import type { ListedCriterion } from "./sessionValues";

type ListContext = Pick<FilterContext, "sessions" | "values">;

interface ListWords {
  readonly group: string;
  /** Where it can't be had. */
  readonly missing: string;
}

const words: Readonly<Record<ListedCriterion, ListWords>> = {
  vaults: {
    group: "Vaults of this account",
    missing: "The account's vaults could not be listed",
  },
  resourceTypes: {
    group: "Resource types that AWS Backup supports",
    missing: "The supported resource types could not be listed",
  },
};

/** Hands over what has come, while the list is open. */
type AddLines = (lines: readonly Line<FilterValue>[]) => void;

/**
 * What AWS lists of a criterion, in all open sessions side by side: each one's names come when its answer is there.
 * When a session is left meanwhile, its request ends, and what was opened in its place is asked. At the end a line says
 * where names can't be had. Never rejects; undefined where AWS has no such list.
 */
export function listedChoices(
  criterion: ListCriterion,
  context: ListContext,
): ((signal: AbortSignal, add: AddLines) => Promise<void>) | undefined {
  if (criterion !== "vaults" && criterion !== "resourceTypes") return undefined;
  const { sessions } = context;
  return async (signal, add) => {
    const asked = new Set<Source>();
    const askAll = async (): Promise<readonly SessionList[]> => {
      await sessions.start();
      const fresh = sessions.sources.filter((source) => !asked.has(source));
      for (const source of fresh) asked.add(source);
      const lists = await Promise.all(
        fresh.map(async (source): Promise<readonly SessionList[]> => {
          const session = sessions.of(source);
          if (session === undefined) return [];
          const untilLeft = untilSessionLeft(session, signal);
          const list = await listIn(source, criterion, context, untilLeft);
          if (signal.aborted) return [];
          if (untilLeft.aborted) return askAll();
          add(list.choices);
          return [list];
        }),
      );
      return lists.flat();
    };
    add(notes(criterion, await askAll(), sessions.sources.length > 1));
  };
}

interface SessionList {
  readonly session: Session;
  readonly choices: readonly Line<FilterValue>[];
  /** AWS has more to give. */
  readonly hasMore: boolean;
  readonly error?: unknown;
}

async function listIn(
  source: Source,
  criterion: ListedCriterion,
  { values }: ListContext,
  signal: AbortSignal,
): Promise<SessionList> {
  const { session } = source;
  const { group } = words[criterion];
  try {
    const { names, isComplete } = await values.listed(criterion, source, signal);
    const choices = names.map((name) => ({ ...plainChoice(criterion, name), group }));
    return { session, choices, hasMore: !isComplete };
  } catch (error) {
    return { session, choices: [], hasMore: false, error };
  }
}

/** What the names do not say: that there are more, and where there may be others. */
function notes(
  criterion: ListedCriterion,
  lists: readonly SessionList[],
  isOneOfSeveral: boolean,
): readonly Note[] {
  const { group, missing } = words[criterion];
  if (lists.length === 0) return [{ label: missing, detail: "There is no AWS session.", group }];
  const { plural } = criterionTexts[criterion];
  const failed = lists.filter(({ error }) => error !== undefined);
  const more = moreSessions(failed.length - mostNamed);
  return [
    ...(lists.some(({ hasMore }) => hasMore)
      ? [{ label: `There are more ${plural}. Type a name`, group }]
      : []),
    ...failed.slice(0, mostNamed).map((list) => failure(list, criterion, isOneOfSeveral)),
    ...more.map((text) => ({ label: `${missing} in ${text}`, group })),
  ];
}

function failure(
  { session, error }: SessionList,
  criterion: ListedCriterion,
  isOneOfSeveral: boolean,
): Note {
  const { group, missing } = words[criterion];
  const what = isOneOfSeveral ? `${missing} in ${sessionText(session)}` : missing;
  if (!(error instanceof BackupError)) {
    return { label: what, detail: oneLine(failureText(error, session), 300), group };
  }
  // A row has room for some hundred characters: what helps is one of its own.
  const { label, hint } = errorText(error, session);
  return { label: `${what}: ${label}`, detail: `${hint}.`, group };
}
