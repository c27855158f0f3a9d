import type { IConstruct } from "constructs";
import { type IsoDate, type Waiver, wrongDate } from "../estate";
import { type EstateIds, membershipOf, sourceOf } from "./declare";
import { EstateScope } from "./estate";
import { ArgumentCheck } from "./private/argument-check";
import { addWaiver } from "./private/waived";

/** A finding that is accepted, by whom, why and until when. */
export interface WaiverProps {
  /** Id of the rule whose findings about these constructs are accepted, e.g. `ha/heartbeat-datastores`. */
  readonly rule: string;
  /** Why it is accepted, in one line. */
  readonly reason: string;
  /**
   * Who answers for it.
   * @default - nobody is named
   */
  readonly owner?: string;
  /**
   * Last day on which it holds, `YYYY-MM-DD`; after it the finding counts again.
   * @default - it holds until it is removed
   */
  readonly expires?: IsoDate;
  /**
   * For `failover/requirement-proven`: the failures that are accepted, each as what fails together: hosts, racks, sites, ...; `[]` is the
   * estate before anything fails.
   * @default - none; a requirement is waived in no other way
   */
  readonly scenarios?: readonly (readonly IConstruct[])[];
}

/**
 * Accepts the findings of a rule about a construct, or about several together: all that a finding is about must be named. What is accepted stays
 * visible in every report, and no longer stops synth, plan or deploy.
 * @throws where a construct is not part of an estate, or an argument is wrong
 */
export function waive(constructs: IConstruct | readonly IConstruct[], props: WaiverProps): void {
  const [first, ...others] = isList(constructs) ? constructs : [constructs];
  if (first === undefined) throw new Error("waive: it names no construct.");
  const estate = EstateScope.of(first);
  const check = new ArgumentCheck(first);
  const rule = check.text("rule", props.rule);
  const reason = check.text("reason", props.reason);
  const owner = props.owner === undefined ? undefined : check.text("owner", props.owner);
  const wrong = props.expires === undefined ? undefined : wrongDate(props.expires);
  if (wrong !== undefined) throw check.error(`expires is "${props.expires}"`, `give ${wrong}`);
  const all = [first, ...others];
  const scenarios = props.scenarios ?? [];
  for (const construct of [...all, ...scenarios.flat()]) requireMember(construct, check);
  const source = sourceOf(first, true);
  addWaiver(
    estate,
    (ids): Waiver => ({
      rule,
      objects: all.map((construct) => `${listOf(construct)}/${idOf(construct, ids)}`),
      reason,
      ...(owner === undefined ? {} : { owner }),
      ...(props.expires === undefined ? {} : { expires: props.expires }),
      ...(props.scenarios === undefined
        ? {}
        : { scenarios: scenarios.map((scenario) => scenario.map((domain) => `${kindOf(domain)}/${ids.of(domain)}`)) }),
      source,
    }),
  );
}

function isList(constructs: IConstruct | readonly IConstruct[]): constructs is readonly IConstruct[] {
  return Array.isArray(constructs);
}

function requireMember(construct: IConstruct, check: ArgumentCheck): void {
  if (EstateScope.isEstate(construct) || membershipOf(construct) !== undefined) return;
  throw check.error(
    `it names ${construct.node.path}, which no finding is about`,
    "name hosts, clusters, VMs and other parts of the estate",
  );
}

function listOf(construct: IConstruct): string {
  return EstateScope.isEstate(construct) ? "estate" : (membershipOf(construct)?.list ?? "");
}

function idOf(construct: IConstruct, ids: EstateIds): string {
  return EstateScope.isEstate(construct) ? construct.node.id : ids.of(construct);
}

/** What a construct is when it fails: the kind of a declared domain, else what it is by itself. */
function kindOf(construct: IConstruct): string {
  const kind = "kind" in construct ? construct.kind : undefined;
  const list = membershipOf(construct)?.list ?? "";
  return list === "domains" && typeof kind === "string" ? kind : list.replace(/s$/, "");
}
