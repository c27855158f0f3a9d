import { Construct } from "constructs";
import { Coverage, type CoverageProps } from "./coverage";
import { contributes, sourceOf } from "./declare";
import { EstateScope } from "./estate";
import { ArgumentCheck } from "./private/argument-check";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { stated } from "./private/stated";

const RECOVERY_OBJECTIVE = Symbol.for("failproof.RecoveryObjective");

export interface RecoveryObjectiveProps extends CoverageProps {
  /**
   * Recovery point objective: most data that may be lost, seconds.
   * @default - none is promised
   */
  readonly rpoSeconds?: number;
  /**
   * Recovery time objective: longest time from the loss until it runs again, seconds.
   * @default - none is promised
   */
  readonly rtoSeconds?: number;
}

/** How much may be lost, and how long it may take, when a site is lost: a promise, best made for each tier. */
export class RecoveryObjective extends Construct {
  static isRecoveryObjective(x: unknown): x is RecoveryObjective {
    return isMarked(x, RECOVERY_OBJECTIVE);
  }

  constructor(scope: Construct, id: string, props: RecoveryObjectiveProps) {
    super(scope, freeId(scope, id));
    mark(this, RECOVERY_OBJECTIVE);
    EstateScope.of(this);
    const check = new ArgumentCheck(this);
    check.block("props", props);
    const covered = new Coverage(this, props);
    if (props.rpoSeconds === undefined && props.rtoSeconds === undefined) {
      throw check.error("it promises nothing", "give rpoSeconds, rtoSeconds, or both");
    }
    const objective = stated({
      rpoSeconds: props.rpoSeconds === undefined ? undefined : check.count("rpoSeconds", props.rpoSeconds, { min: 0 }),
      rtoSeconds: props.rtoSeconds === undefined ? undefined : check.count("rtoSeconds", props.rtoSeconds, { min: 0 }),
    });
    contributes(this, {
      list: "objectives",
      source: sourceOf(this, true),
      contribute: (ids, source) => ({
        objectives: [{ id: ids.of(this), ...covered.facts(ids), ...objective, source }],
      }),
    });
  }
}
