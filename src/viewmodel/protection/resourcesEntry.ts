import type { Disposable } from "../../base/disposables";
import type { ResourceProtection } from "../../domain/protection/protection";
import type { BackupError } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import { idPart } from "../text/idPart";
import { rowsInstead, textOfRows } from "../tree/rowsInstead";
import type { OwnRow } from "../tree/sessionRows";
import type { ShownSession } from "../tree/shownEntry";
import type { SessionNode } from "../tree/treeNode";
import type { RegionTurns } from "../tree/regionTurns";
import type { RegionsFoldNode, ResourcesNode } from "./resourcesNode";
import type { SessionResources } from "./sessionResources";

/** A session of the view: its resources, or the rows that say why there are none. */
export class ResourcesEntry implements Disposable {
  readonly node: SessionNode;
  /** When it may ask AWS; undefined for a session that is no Region among others of its profile. */
  turns: RegionTurns | undefined;
  readonly #open: (source: Source) => SessionResources;
  #shown: ShownSession;
  #resources: SessionResources | undefined;
  /** Waits for its turn. */
  #waiting: SessionResources | undefined;
  #instead: readonly OwnRow[] = [];
  /** One object per id, as long as the session stays the same. */
  readonly #nodes = new Map<string, ResourcesNode>();

  constructor(shown: ShownSession, open: (source: Source) => SessionResources) {
    this.#shown = shown;
    this.#open = open;
    const id = `resources:session/${idPart(shown.id)}`;
    this.node = { type: "session", id, parent: undefined };
  }

  dispose(): void {
    this.#resources?.dispose();
  }

  get shown(): ShownSession {
    return this.#shown;
  }

  get resources(): SessionResources | undefined {
    return this.#resources;
  }

  get instead(): readonly OwnRow[] {
    return this.#instead;
  }

  /** What the ids of its rows begin with. */
  get rootId(): string {
    const session: Session | undefined = this.#shown.source?.session ?? this.#shown.session;
    return session === undefined ? this.node.id : rootIdOf(session);
  }

  /** How it stands among the Regions of its profile. */
  get standing(): "shown" | RegionsFoldNode["about"] {
    const resources = this.#resources;
    if (resources === undefined) return this.isFoundOut ? "shown" : "loading";
    const { problem, shown, account } = resources;
    if (problem !== undefined) return refuses(problem) ? "refusing" : "shown";
    if (!account.pages.isAsked || shown === undefined) return "loading";
    return shown.groups.length > 0 || resources.checks.shown.length > 0 ? "shown" : "empty";
  }

  /** The view is in sight: asks AWS for the first page when it is its turn, unless that was done. */
  want(): void {
    const resources = this.#resources;
    if (resources === undefined || this.#waiting === resources || resources.isWanted) return;
    this.#waiting = resources;
    const want = (): Promise<void> => resources.want();
    void (this.turns === undefined ? want() : this.turns.run(this.#shown.id, want));
  }

  /** False while nobody knows yet which session it is. */
  get isFoundOut(): boolean {
    return this.#shown.source !== undefined || !this.#shown.isLoading;
  }

  /**
   * Shows it as it is now; another source drops all that belongs to the old one at once. Asks AWS nothing.
   * @param sameAs another session above, which has the same profile and Region
   * @returns true where no row is as it was
   */
  show(shown: ShownSession, sameAs: ShownSession | undefined): boolean {
    this.#shown = shown;
    const source = sameAs === undefined ? shown.source : undefined;
    const isOther = source !== this.#resources?.source;
    if (isOther) {
      this.#resources?.dispose();
      this.#nodes.clear();
      this.#resources = source && this.#open(source);
    }
    const before = textOfRows(this.#instead);
    this.#instead = source === undefined ? rowsInstead(this.node.id, shown, sameAs) : [];
    return isOther || textOfRows(this.#instead) !== before;
  }

  /** The node of an id, made once. */
  keep<Node extends ResourcesNode>(made: Node): Node | ResourcesNode {
    const known = this.#nodes.get(made.id);
    if (known !== undefined && known.parent === made.parent) return known;
    this.#nodes.set(made.id, made);
    return made;
  }

  resourceOf(node: ResourcesNode): ResourceProtection | undefined {
    return node.type === "resource" ? this.#resources?.shown?.byArn.get(node.arn) : undefined;
  }
}

/** A Region that is not enabled for the account takes none of its keys; a policy may deny others. */
function refuses({ kind }: BackupError): boolean {
  return kind === "keyRefused" || kind === "accessDenied";
}

export function rootIdOf({ profile, region }: Session): string {
  return ["resources", profile, region].map(idPart).join("/");
}
