import { Construct } from "constructs";
import type { DemandModel, PlacementModel, Tolerance } from "../estate";
import type { Cluster } from "./cluster";
import { contributes, sourceOf } from "./declare";
import { EstateScope } from "./estate";
import { ArgumentCheck } from "./private/argument-check";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { sameEstate } from "./private/reference";
import { stated } from "./private/stated";
import type { Service } from "./service";
import type { VirtualMachine } from "./virtual-machine";

const REQUIREMENT = Symbol.for("failproof.Requirement");

export interface RequirementProps {
  /**
   * Most failure domains of each kind that may fail together: `{ host: 2 }`, `{ rack: 1 }`, `{ host: 1, switch: 1 }`. Every scenario of
   * that many or fewer is proven.
   */
  readonly tolerate: Tolerance;
  /**
   * Only VMs of these clusters.
   * @default - all
   */
  readonly clusters?: readonly Cluster[];
  /**
   * Only VMs of these tiers.
   * @default - all
   */
  readonly tiers?: readonly string[];
  /**
   * Only these VMs.
   * @default - all
   */
  readonly vms?: readonly VirtualMachine[];
  /**
   * Only VMs of these services.
   * @default - all
   */
  readonly services?: readonly Service[];
  /**
   * What counts as demand: what the platform guarantees, or all that a VM may use.
   * @default "configured"
   */
  readonly demand?: DemandModel;
  /**
   * vCPUs that a core may carry under the demand `configured`.
   * @default 4
   */
  readonly vcpusPerCore?: number;
  /**
   * Whether running VMs may be moved to make room: `repack`, `pinned`, or `auto`, by the cluster.
   * @default "auto"
   */
  readonly placement?: PlacementModel;
  /**
   * Services in scope stay up without waiting for a restart.
   * @default false
   */
  readonly continuity?: boolean;
}

/** What an estate promises: who survives which failures. A design that does not keep it is refused at synth. */
export class Requirement extends Construct {
  static isRequirement(x: unknown): x is Requirement {
    return isMarked(x, REQUIREMENT);
  }

  constructor(scope: Construct, id: string, props: RequirementProps) {
    super(scope, freeId(scope, id));
    mark(this, REQUIREMENT);
    EstateScope.of(this);
    const check = new ArgumentCheck(this);
    check.block("props", props);
    const tolerate = checkedTolerance(props.tolerate, check);
    const clusters = props.clusters && sameEstate(this, "clusters", props.clusters);
    const vms = props.vms && sameEstate(this, "vms", props.vms);
    const services = props.services && sameEstate(this, "services", props.services);
    const tiers = props.tiers && check.members("tiers", props.tiers).map((tier) => check.text("tiers", tier));
    const { demand, placement } = props;
    const continuity = check.flag("continuity", props.continuity);
    if (demand !== undefined) check.oneOf("demand", demand, ["reservation", "configured"]);
    if (placement !== undefined) check.oneOf("placement", placement, ["auto", "repack", "pinned"]);
    const vcpusPerCore =
      props.vcpusPerCore === undefined ? undefined : check.count("vcpusPerCore", props.vcpusPerCore, { min: 1 });
    contributes(this, {
      list: "requirements",
      source: sourceOf(this, true),
      contribute: (ids, source) => ({
        requirements: [
          stated({
            id: ids.of(this),
            clusters: clusters && ids.all(clusters),
            tiers,
            vms: vms && ids.all(vms),
            services: services && ids.all(services),
            tolerate,
            demand,
            vcpusPerCore,
            placement,
            continuity,
            source,
          }),
        ],
      }),
    });
  }
}

function checkedTolerance(tolerate: Tolerance, check: ArgumentCheck): Tolerance {
  check.plain("tolerate", tolerate);
  if (typeof tolerate !== "object" || tolerate === null || Object.keys(tolerate).length === 0) {
    throw check.error("tolerate is empty", "name the failures to survive, e.g. { host: 1 }");
  }
  return Object.fromEntries(
    Object.entries(tolerate).map(([kind, most]) => [kind, check.count(`tolerate.${kind}`, most, { min: 0 })]),
  );
}
