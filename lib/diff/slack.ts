import type { Effect, SlackDifference } from "../report";
import type { Measured, SlackReport } from "../slack";

/** The room of one promise, before and after; of a cluster only where the same shape of VM was added on both sides. */
export function slackDifference(
  before: SlackReport | undefined,
  after: SlackReport | undefined,
): readonly SlackDifference[] {
  if (before === undefined || after === undefined) return [];
  const room = after.room.flatMap((now): readonly SlackDifference[] => {
    const was = before.room.find(({ cluster }) => cluster === now.cluster);
    if (was === undefined) return [];
    const { cluster, shape } = now;
    if (was.shape.vcpus !== shape.vcpus || was.shape.memoryMib !== shape.memoryMib) return [];
    return [
      { measure: "more", effect: effectOf(was.more, now.more), cluster, shape, before: was.more, after: now.more },
    ];
  });
  const [was, now] = [before.hostFailures, after.hostFailures];
  if (was === undefined || now === undefined) return room;
  return [...room, { measure: "host-failures", effect: effectOf(was, now), before: was, after: now }];
}

/** An amount that is not exact may be more. */
function effectOf(before: Measured, after: Measured): Effect {
  if (before.value === after.value) return before.exact === after.exact ? "same" : "unclear";
  if (after.value < before.value) return after.exact ? "worse" : "unclear";
  return before.exact ? "better" : "unclear";
}
