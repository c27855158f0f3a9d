import type { Degradation } from "../estate";

/** What was asked for, by whom, and what is done instead, as one line. */
export function degradation({ feature, objects, instead }: Degradation): string {
  const ids = objects.map((object) => object.slice(object.indexOf("/") + 1));
  return `${feature} of ${ids.slice(0, NAMED).join(", ")}${ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ""}: ${instead}`;
}

const NAMED = 3;
