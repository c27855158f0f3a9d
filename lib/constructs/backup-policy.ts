import { Construct } from "constructs";
import { type BackupCopy, type IsoDate, wrongDate } from "../estate";
import { Coverage, type CoverageProps } from "./coverage";
import type { Datastore } from "./datastore";
import { contributes, type EstateIds, sourceOf } from "./declare";
import { EstateScope } from "./estate";
import type { FailureDomain } from "./failure-domain";
import type { Location } from "./location";
import { ArgumentCheck } from "./private/argument-check";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { placeGiven } from "./private/place";
import { sameEstate } from "./private/reference";
import { stated } from "./private/stated";
import type { Site } from "./site";

const BACKUP_POLICY = Symbol.for("failproof.BackupPolicy");

export interface BackupPolicyProps extends CoverageProps {
  /** Every copy beside the VMs themselves. */
  readonly copies: readonly BackupCopyProps[];
  /**
   * Time from one backup to the next, seconds.
   * @default - unknown
   */
  readonly intervalSeconds?: number;
  /**
   * How long a backup is kept, days.
   * @default - unknown
   */
  readonly retentionDays?: number;
  /**
   * The day, `YYYY-MM-DD`, on which a backup was last restored and found good.
   * @default - never
   */
  readonly lastVerifiedRestore?: IsoDate;
}

/** One copy of a backup. */
export interface BackupCopyProps {
  /**
   * Where it is; `"elsewhere"`: at no site of the estate.
   * @default - that of `datastore`, else unknown
   */
  readonly site?: Site | Location | "elsewhere";
  /**
   * The datastore that it is on.
   * @default - on none
   */
  readonly datastore?: Datastore;
  /**
   * Failure domains that it is in.
   * @default - unknown
   */
  readonly in?: readonly FailureDomain[];
  /**
   * What it is kept on: `disk`, `tape`, `object-storage`, or any other word.
   * @default - unknown
   */
  readonly medium?: string;
  /**
   * Nothing can reach it but a person.
   * @default - unknown
   */
  readonly offline?: boolean;
  /**
   * Nobody can change or delete it before its time.
   * @default - unknown
   */
  readonly immutable?: boolean;
}

/** What is backed up, where the copies are, and when one was last restored. It makes nothing: backups are another product's. */
export class BackupPolicy extends Construct {
  static isBackupPolicy(x: unknown): x is BackupPolicy {
    return isMarked(x, BACKUP_POLICY);
  }

  constructor(scope: Construct, id: string, props: BackupPolicyProps) {
    super(scope, freeId(scope, id));
    mark(this, BACKUP_POLICY);
    EstateScope.of(this);
    const check = new ArgumentCheck(this);
    check.block("props", props);
    const covered = new Coverage(this, props);
    const copies = check.members("copies", props.copies).map((copy) => this.#copy(copy, check));
    const { lastVerifiedRestore } = props;
    const wrong =
      lastVerifiedRestore === undefined ? undefined : wrongDate(check.text("lastVerifiedRestore", lastVerifiedRestore));
    if (wrong !== undefined) throw check.error(`lastVerifiedRestore is "${lastVerifiedRestore}"`, `give ${wrong}`);
    const facts = stated({
      intervalSeconds: check.wholeFact("intervalSeconds", props.intervalSeconds, { min: 1 }),
      retentionDays: check.wholeFact("retentionDays", props.retentionDays, { min: 0 }),
      lastVerifiedRestore,
    });
    contributes(this, {
      list: "backups",
      source: sourceOf(this, true),
      contribute: (ids, source) => ({
        backups: [
          { id: ids.of(this), ...covered.facts(ids), copies: copies.map((copy) => copy(ids)), ...facts, source },
        ],
      }),
    });
  }

  #copy(copy: BackupCopyProps, check: ArgumentCheck): (ids: EstateIds) => BackupCopy {
    const { site, datastore, in: domains, medium, offline, immutable } = check.block("copies[]", copy);
    const place = site === undefined || site === "elsewhere" ? undefined : placeGiven(this, "copies[].site", site);
    if (datastore !== undefined) sameEstate(this, "copies[].datastore", [datastore]);
    if (domains !== undefined) sameEstate(this, "copies[].in", domains);
    if (medium !== undefined) check.text("copies[].medium", medium);
    check.flag("copies[].offline", offline);
    check.flag("copies[].immutable", immutable);
    return (ids) =>
      stated({
        site: site === "elsewhere" ? null : place && ids.of(place),
        datastore: datastore && ids.of(datastore),
        domains: domains && ids.all(domains),
        medium,
        offline,
        immutable,
      });
  }
}
