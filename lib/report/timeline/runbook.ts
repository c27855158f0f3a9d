import type { EstateIndex, FailoverPlan } from "../../estate";
import type { Timeline, VmTimeline } from "../../failover";
import { code, md } from "../markdown/escape";
import { counted, domains } from "../text/words";
import { seconds, spanText } from "./seconds";
import { objectiveText } from "./text";

/** VMs in one step. */
const MOST_NAMED = 50;

/**
 * Recovery steps in order, for people, as Markdown with boxes to tick: what to make sure of first, what to stop, what to bring up wave by wave, and
 * a check after each.
 */
export function runbook(index: EstateIndex, timeline: Timeline): string {
  const plans = timeline.plans.flatMap((id) => index.failoverPlans.get(id) ?? []);
  const restarts = timeline.vms.filter(({ fate }) => fate === "restarts");
  const lost = timeline.vms.filter(({ fate }) => fate === "lost");
  const lines = [
    `# ${md(`Recovery: ${domains(timeline.failed)} of ${timeline.estate}`)}`,
    "",
    ...(timeline.vms.length === 0 ? ["Nothing that runs is touched.", ""] : []),
    ...(restarts.length === 0 ? [] : byHa(restarts)),
    ...plans.flatMap((plan) => byPlan(index, plan, timeline)),
    ...(lost.length === 0 ? [] : notBack(lost)),
    ...afterwards(timeline),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function byHa(vms: readonly VmTimeline[]): readonly string[] {
  return [
    "## What HA restarts by itself",
    "",
    `- [ ] Wait for ${counted(vms.length, "VM")}: the last one should be back after ${spanText(last(vms))}.`,
    `- [ ] Check that they run: ${named(vms)}.`,
    "",
  ];
}

function byPlan(index: EstateIndex, plan: FailoverPlan, timeline: Timeline): readonly string[] {
  const own = timeline.vms.filter((vm) => vm.plan === plan.id);
  const stopped = timeline.vms.filter(({ fate }) => fate === "stopped");
  const replications = [...new Set(own.flatMap(({ replication }) => replication ?? []))];
  const waves = wavesOf(own);
  return [
    `## ${md(`Failover from ${plan.from} to ${plan.to}, plan ${plan.id}`)}`,
    "",
    "### Before anything is started",
    "",
    `- [ ] Make sure that ${code(plan.from)} is lost and stays down: a VM that runs at both sites writes its data twice.`,
    `- [ ] Decide to fail over${plan.decisionSeconds === undefined ? "" : `, within ${seconds(plan.decisionSeconds)} of noticing`}.`,
    `- [ ] Check that hosts of the failover cluster are connected: ${clustersOf(own)}.`,
    ...replications.flatMap((id) => copySteps(index, id)),
    ...(stopped.length === 0 ? [] : [`- [ ] Stop, to make room: ${named(stopped)}.`, "- [ ] Check that they are off."]),
    "",
    ...waves.flatMap((wave, i) => [
      `### Wave ${i + 1} of ${waves.length}`,
      "",
      ...wave.map((vm) => `- [ ] Start ${code(vm.vm)}${where(vm)}${waited(vm)}.`),
      `- [ ] Check that ${wave.length === 1 ? "it answers" : "they answer"}, before the next wave; expected after ${spanText(last(wave))}.`,
      "",
    ]),
    "### When all are up",
    "",
    ...(plan.networks ?? [])
      .filter(({ from, to, addresses }) => addresses === "change" || (from !== to && addresses === undefined))
      .map(({ from, to }) => `- [ ] Change addresses and DNS of what moved from ${code(from)} to ${code(to)}.`),
    "- [ ] Check with users of each service that it works, and with which data.",
    "",
  ];
}

/** A new wave starts when the first of the one before it is up. */
function wavesOf(vms: readonly VmTimeline[]): readonly (readonly VmTimeline[])[] {
  const waves: VmTimeline[][] = [];
  let firstUp = 0;
  for (const vm of [...vms].sort((a, b) => (a.starts?.least ?? 0) - (b.starts?.least ?? 0))) {
    const up = vm.up?.least ?? 0;
    const wave = waves.at(-1);
    if (wave === undefined || (vm.starts?.least ?? 0) >= firstUp) {
      waves.push([vm]);
      firstUp = up;
    } else {
      wave.push(vm);
      firstUp = Math.min(firstUp, up);
    }
  }
  return waves;
}

function copySteps(index: EstateIndex, id: string): readonly string[] {
  const replication = index.replications.get(id);
  if (replication === undefined) return [];
  const { method, datastores = [], to, replicas = [] } = replication;
  if (method === "application") {
    return [`- [ ] Let ${list(replicas)} take over (replication ${code(id)}), and check that the data is in step.`];
  }
  const stores = [...new Set([...datastores.map((pair) => pair.to), ...(to.datastores ?? [])])];
  const what =
    method === "backup" ? "Restore the last good backup" : "Stop the replication and make its copies writable";
  return [
    `- [ ] ${what}: ${code(id)}${stores.length === 0 ? "" : `, on ${list(stores)}`}.`,
    "- [ ] Note the moment that the data is from, and check that every failover host mounts it.",
  ];
}

function notBack(vms: readonly VmTimeline[]): readonly string[] {
  return [
    "## What does not come back",
    "",
    `- [ ] Tell those who depend on ${named(vms)}: nothing in this plan brings ${vms.length === 1 ? "it" : "them"} back.`,
    "",
  ];
}

function afterwards(timeline: Timeline): readonly string[] {
  return timeline.objectives.length === 0
    ? []
    : ["## Promises", "", ...timeline.objectives.map((one) => `- ${md(objectiveText(one))}`)];
}

function last(vms: readonly VmTimeline[]) {
  const backs = vms.flatMap(({ back }) => back ?? []);
  const most = backs.some((one) => one.most === null) ? null : Math.max(0, ...backs.map((one) => one.most ?? 0));
  return { least: Math.max(0, ...backs.map(({ least }) => least)), most };
}

function clustersOf(vms: readonly VmTimeline[]): string {
  return list([...new Set(vms.flatMap(({ cluster }) => cluster ?? []))].sort());
}

function where({ cluster, host }: VmTimeline): string {
  const on = host === undefined ? "" : ` (there is room on ${code(host)})`;
  return cluster === undefined ? on : ` in ${code(cluster)}${on}`;
}

function waited({ waitedFor }: VmTimeline): string {
  return waitedFor === undefined ? "" : `, after ${md(waitedFor)}`;
}

function named(vms: readonly VmTimeline[]): string {
  return list(vms.map(({ vm }) => vm));
}

function list(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).map(code).join(", ");
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
