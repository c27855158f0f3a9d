import type { HostView, RequirementView, RuleView, ServiceView } from "../../../lib/policy";
import type { MissingFact } from "../../../lib/prover";

/** The most replicas that a requirement's failures of one kind may take, under a placement that the rules allow. */
export interface Loss {
  readonly kind: string;
  /** How many domains of the kind fail. */
  readonly domains: number;
  readonly replicas: number;
  /** What the rules say of the replicas' places, in words. */
  readonly spread: string;
  readonly missing: readonly MissingFact[];
}

/**
 * By kind of domain. Only for replicas that are alike: on, in one cluster, free to run on the same hosts, with the same
 * anti-affinity rules. Others, and those whose place is known and fixed, are left to the prover.
 */
export function lossesOf(service: ServiceView, requirement: RequirementView): readonly Loss[] {
  if (requirement.isProven) return [];
  const alike = alikeReplicas(service);
  if (alike === undefined || alike.hosts.length < service.vms.length) return [];
  const kinds = Object.keys(requirement.tolerate).filter(
    (kind) => kind !== "datastore" && requirement.failures(kind) > 0,
  );
  return kinds.flatMap((kind) => lossOf(kind, requirement.failures(kind), service, alike) ?? []);
}

interface Alike {
  readonly hosts: readonly HostView[];
  readonly rules: readonly RuleView[];
}

function alikeReplicas(service: ServiceView): Alike | undefined {
  const [first] = service.vms;
  if (first?.cluster === undefined || !areFree(service)) return undefined;
  const shape = (vm: typeof first) =>
    JSON.stringify([
      vm.cluster?.id,
      vm.possibleHosts.map(({ id }) => id),
      spreadRules(vm.enabledRules).map(({ id }) => id),
    ]);
  const common = shape(first);
  if (service.vms.some((vm) => shape(vm) !== common)) return undefined;
  return { hosts: first.possibleHosts.filter((host) => host.isConnected), rules: spreadRules(first.enabledRules) };
}

/** On, free to stand wherever they may run, and tied to no VM outside of the service by a rule of any strength. */
function areFree(service: ServiceView): boolean {
  const own = new Set(service.vms);
  const rules = new Set(service.vms.flatMap((vm) => vm.enabledRules));
  const isTie = (rule: RuleView) =>
    rule.kind === "affinity" ||
    (rule.kind === "vm-host" && !rule.binds && !rule.isDerived) ||
    (rule.kind === "anti-affinity" && !rule.vms.every((vm) => own.has(vm)));
  return service.vms.every((vm) => vm.isOn && vm.fixedHost === undefined) && ![...rules].some(isTie);
}

function spreadRules(rules: readonly RuleView[]): readonly RuleView[] {
  return rules.filter((rule) => rule.kind === "anti-affinity");
}

function lossOf(kind: string, failures: number, service: ServiceView, { hosts, rules }: Alike): Loss | undefined {
  const over = new Set(rules.map((rule) => rule.over));
  if ([...over].some((one) => one !== "host" && one !== kind)) return undefined;
  const sizes = new Map<string, number>();
  const missing: MissingFact[] = [];
  for (const host of hosts) {
    const domains = host.domains(kind);
    if (!domains.known) missing.push(...domains.missing);
    for (const id of domains.known ? domains.value : []) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  }
  const most = (size: number) => (over.has(kind) ? 1 : over.has("host") ? size : service.vms.length);
  const largest = [...sizes.values()].map(most).sort((a, b) => b - a);
  const held = largest.slice(0, failures).reduce((sum, size) => sum + size, 0);
  const spread = over.has(kind)
    ? `spread over ${kind}s`
    : over.has("host")
      ? "spread over hosts only"
      : "spread over nothing";
  return {
    kind,
    domains: Math.min(failures, sizes.size),
    replicas: Math.min(service.vms.length, held),
    spread,
    missing,
  };
}
