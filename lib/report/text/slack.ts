import type { ClusterRoom, Measured, SlackReport } from "../../slack";
import { row } from "./layout";
import { amountOf, quantities } from "./quantity";
import { count, counted, domains } from "./words";

/** How far a survived requirement is from failing: what could be added to each cluster, what more could fail, where least room is. */
export function slackText(slack: SlackReport): readonly string[] {
  const { room, hostFailures, tightest, search } = slack;
  if (search === "skipped") return [];
  const failures =
    hostFailures === undefined
      ? []
      : [`survives ${atLeast(hostFailures)}any ${counted(hostFailures.value, "host failure")}`];
  const tight =
    tightest === undefined
      ? []
      : [
          `least room ${tightest.failed.length === 0 ? "as it stands" : `without ${domains(tightest.failed)}`}${tightest.cluster === undefined ? "" : ` in ${tightest.cluster}`}: ${sum(tightest)}`,
        ];
  const ended = search === "complete" ? [] : [`measuring ended early (${search})`];
  const facts = [...failures, ...tight, ...ended];
  const lines = [
    ...room.map((entry) => roomText(entry, room.length > 1)),
    ...(facts.length === 0 ? [] : [facts.join("; ")]),
  ];
  return lines.flatMap((text, index) => row(4, index === 0 ? "slack" : "", text));
}

function roomText({ cluster, like, shape, more, largestMemoryMib, largestVcpus }: ClusterRoom, name: boolean): string {
  const [memory = ""] = quantities("MiB", [shape.memoryMib]);
  const shaped = `${like} (${counted(shape.vcpus, "vCPU")}, ${memory})`;
  const at = name ? `${cluster}: ` : "";
  if (more.value === 0 && more.exact)
    return `${at}room for no more like ${shaped}${smaller(largestMemoryMib, largestVcpus)}`;
  const [largest = ""] = quantities("MiB", [largestMemoryMib.value]);
  const memoryOf = `${atLeast(largestMemoryMib)}${largest}`;
  const vcpusOf = `${atLeast(largestVcpus)}${counted(largestVcpus.value, "vCPU")}`;
  const one = `one alone may have ${memoryOf} or ${vcpusOf}`;
  return `${at}room for ${atLeast(more)}${count(more.value)} more like ${shaped}; ${one}`;
}

function smaller(memory: Measured, vcpus: Measured): string {
  const [most = ""] = quantities("MiB", [memory.value]);
  if (memory.value > 0) return `, for one with up to ${most}`;
  return vcpus.value > 0 ? `, for one with up to ${counted(vcpus.value, "vCPU")}` : "";
}

function atLeast({ exact }: Measured): string {
  return exact ? "" : "at least ";
}

function sum({ dimension, unit, need, have }: NonNullable<SlackReport["tightest"]>): string {
  const [needed = "", had = ""] = quantities(unit, [need, have]);
  return `${amountOf(needed, dimension)} asked for, ${had} there`;
}
