import type { StepProof, SumProof } from "../estate";
import type { Best, Lots } from "./lots";
import { Scale } from "./scale";

const SCALES = new WeakMap<Lots, Map<SumProof | StepProof, Scale>>();

/** VMs that can be on the hosts of a set only weigh more than these can take. */
export function sum(lots: Lots, proof: SumProof | StepProof): string | undefined {
  const { model } = lots;
  const before = lots.before ?? lots;
  const scale = scaleOf(before, proof);
  if (!scale.isSound) return "a weight that is not above 0";
  if (lots.calm === before) {
    const { need, prices } = scale.common(before);
    const have = prices.reduce((total, price, host) => (lots.isLost(host) ? total : total + price), 0);
    if (exceeds(need, have)) return undefined;
  }
  const best = new Map(model.considered.map((vm) => [vm, lots.best(vm)]));
  const isInside = new Map<Best, boolean>();
  for (const lot of new Set(best.values()))
    isInside.set(
      lot,
      lot.hosts.every((host) => scale.hosts.has(host)),
    );
  const bound = new Map([...best].filter(([, lot]) => isInside.get(lot)));
  const counted = [...bound].filter(([, { needs }]) => needs);
  // With steps, those that stay do not weigh, but take from what their hosts offer.
  const stay = proof.kind === "sum" ? [] : counted.filter(([, { stays }]) => stays);
  const weighing: (readonly [number, Best])[] = counted.filter(([, { stays }]) => proof.kind === "sum" || !stays);
  for (const vm of leastReplicas(lots, best, bound, scale)) weighing.push(vm);
  const need = weighing.reduce((total, [vm]) => total + scale.weight(vm), 0);
  const room = model.sizes.room.most.slice();
  const width = model.sizes.dimensions.length;
  for (const [vm, { hosts }] of stay) {
    for (let d = 0; d < width; d++) {
      const at = (hosts[0] ?? 0) * width + d;
      room[at] = Math.max(0, (room[at] ?? 0) - (model.sizes.demand.least[vm * width + d] ?? 0));
    }
  }
  const used = [...new Set([...new Set(weighing.map(([, { hosts }]) => hosts))].flat())].filter((h) => !lots.isLost(h));
  const have = used.reduce((total, host) => total + scale.price(scale.size(room, host)), 0);
  return exceeds(need, have) ? undefined : `${need} is not more than ${have}`;
}

/** Larger sums than these may be rounded. */
function exceeds(need: number, have: number): boolean {
  return need > have && Number.isSafeInteger(need);
}

function scaleOf(before: Lots, proof: SumProof | StepProof): Scale {
  const known = SCALES.get(before) ?? new Map<SumProof | StepProof, Scale>();
  const scale = known.get(proof) ?? new Scale(before.model, proof);
  SCALES.set(before, known.set(proof, scale));
  return scale;
}

/** The replicas that a service cannot do without inside the set: as many as it needs there, the lightest ones. */
function leastReplicas(
  { model }: Lots,
  best: ReadonlyMap<number, Best>,
  insiders: ReadonlyMap<number, Best>,
  scale: Scale,
): readonly (readonly [number, Best])[] {
  return model.services.flatMap((service) => {
    const replicas = service.vms.flatMap((id) => model.vmAt.get(id) ?? []).filter((vm) => model.isOn(vm));
    const shared = (vm: number) => model.services.filter(({ vms }) => vms.includes(model.vms[vm]?.id ?? "")).length > 1;
    const elsewhere = replicas.filter((vm) => {
      const lot = best.get(vm);
      return lot === undefined || lot.recovers || (lot.runs && !insiders.has(vm));
    }).length;
    const candidates = replicas.flatMap((vm) => {
      const lot = insiders.get(vm);
      return lot?.runs && !lot.recovers ? [[vm, lot] as const] : [];
    });
    const sure = candidates.filter(([, { needs }]) => needs).length;
    const shares = candidates.filter(([vm, { needs }]) => !needs && shared(vm)).length;
    const open = candidates
      .filter(([vm, { needs }]) => !needs && !shared(vm))
      .sort(([a], [b]) => scale.weight(a) - scale.weight(b));
    return open.slice(0, Math.max(0, (service.quorum ?? service.vms.length) - elsewhere - sure - shares));
  });
}
