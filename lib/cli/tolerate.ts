import { type Estate, type Requirement, type Result, validateEstate } from "../estate";
import { UsageError } from "./usage-error";

/** Id of the requirement that `--tolerate` adds. */
const ID = "command-line";

/** `host=2,rack=1` as a requirement on everything. @throws UsageError */
export function parseTolerate(value: string): Requirement {
  const entries = value.split(",").map((part) => {
    const match = /^\s*([^=\s]+)\s*=\s*(\d{1,9})\s*$/.exec(part);
    if (match === null)
      throw new UsageError(`--tolerate ${value}: "${part}" is not of the form KIND=NUMBER, e.g. host=2`);
    return { kind: match[1] ?? "", most: Number(match[2]) };
  });
  const twice = entries.find(({ kind }, index) => entries.findIndex((entry) => entry.kind === kind) !== index);
  if (twice !== undefined) throw new UsageError(`--tolerate ${value}: "${twice.kind}" is given twice`);
  return { id: ID, tolerate: Object.fromEntries(entries.map(({ kind, most }) => [kind, most])) };
}

/** The estate with one requirement more; its id is changed where the estate has it already. What is wrong with it is wrong with the flag. */
export function withRequirement(estate: Estate, requirement: Requirement): Result<Estate> {
  const requirements = estate.requirements ?? [];
  const taken = new Set(requirements.map(({ id }) => id));
  let id = requirement.id;
  for (let number = 2; taken.has(id); number++) id = `${requirement.id}-${number}`;
  const valid = validateEstate({ ...estate, requirements: [...requirements, { ...requirement, id }] });
  if (valid.ok) return valid;
  const flag = Object.entries(requirement.tolerate).map(([kind, most]) => `${kind}=${most}`);
  const errors = valid.errors.map(({ message, hint }) => ({
    pointer: "",
    message: `--tolerate ${flag.join(",")}: ${message}`,
    ...(hint === undefined ? {} : { hint }),
  }));
  return { ok: false, errors };
}
