import { isRecord } from "../../reader";
import type { ResourceAddress } from "./resource";

/** The address of an entry of a plan or state; `undefined`: it is no resource. */
export function addressOf(entry: unknown): ResourceAddress | undefined {
  if (!isRecord(entry)) return undefined;
  const { address, type, name, mode, index, module_address: module } = entry;
  if (typeof address !== "string" || typeof type !== "string" || typeof name !== "string") return undefined;
  if (mode === "ephemeral") return undefined; // opened and closed by Terraform itself: nothing stays
  return {
    address,
    mode: mode === "data" ? "data" : "managed",
    type,
    name,
    ...(typeof index === "string" || typeof index === "number" ? { index } : {}),
    module: typeof module === "string" ? module : moduleIn(address),
  };
}

/** The module of a full address; entries of a state do not say it by themselves. */
function moduleIn(address: string): string {
  if (!address.startsWith("module.")) return ""; // most are in the root module
  const steps = stepsOf(address);
  let end = 0;
  while (steps[end]?.name === "module") end += 2;
  return joined(steps.slice(0, end));
}

/** One step of an address or reference: a name, and the index in brackets behind it. */
export interface Step {
  readonly name: string;
  readonly index?: string | number;
}

const STEP = /\.?([^.[\]"]+)?(?:\[(?:(\d+)|("(?:[^"\\]|\\.)*"))\])?/y;

/** `module.a["k"].vsphere_host.esx[0].id` step by step. */
export function stepsOf(address: string): readonly Step[] {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < address.length) {
    const before = STEP.lastIndex;
    const match = STEP.exec(address);
    if (match === null || STEP.lastIndex === before) break;
    const [, name = "", number, text] = match;
    const index = number !== undefined ? Number(number) : text === undefined ? undefined : unquoted(text);
    steps.push(index === undefined ? { name } : { name, index });
  }
  return steps;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

export function joined(steps: readonly Step[]): string {
  return steps
    .map(({ name, index }, i) => {
      const bracket =
        index === undefined ? "" : typeof index === "number" ? `[${index}]` : `[${JSON.stringify(index)}]`;
      return `${i === 0 || name === "" ? "" : "."}${name}${bracket}`;
    })
    .join("");
}
