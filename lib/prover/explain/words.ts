import type { FailedDomain } from "../verdict";

/** `a`, `a and b`, `a, b and 3 more`. */
export function listed(names: readonly string[], most = 3): string {
  if (names.length <= most + 1) {
    const last = names.at(-1) ?? "";
    return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
  }
  return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `when esx-01 and esx-02 fail`; `before anything fails`. */
export function when(failed: readonly FailedDomain[]): string {
  if (failed.length === 0) return "before anything fails";
  return `when ${listed(
    failed.map(({ id }) => id),
    5,
  )} ${failed.length === 1 ? "fails" : "fail"}`;
}

/** What a dimension is called in a sentence. */
export function dimensionLabel(name: string): string {
  if (name === "reserved-cpu") return "reserved CPU";
  if (name === "reserved-memory") return "reserved memory";
  if (name === "vcpus") return "vCPUs";
  return name.startsWith("resources.") ? name.slice("resources.".length) : name;
}

/** Memory in GiB where that is a round number, else in the unit itself. */
export function amount(value: number, unit: string): string {
  if (unit === "MiB" && value >= 1024 && value % 1024 === 0) return `${value / 1024} GiB`;
  return unit === "vCPUs" || unit === "MiB" || unit === "MHz" ? `${value} ${unit}` : `${value}`;
}
