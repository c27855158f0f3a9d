import type { Shape } from "../check";
import { UsageError } from "./usage-error";

const MIB = { MiB: 1, GiB: 1024, TiB: 1024 * 1024 } as const;

/** `vcpus=4,memory=8GiB` as sizes of a VM. @throws UsageError */
export function parseShape(value: string): Shape {
  const match = /^\s*vcpus=(\d{1,4})\s*,\s*memory=(\d{1,9})(MiB|GiB|TiB)\s*$/.exec(value);
  const [, vcpus, amount, unit] = match ?? [];
  const size = unit === "MiB" || unit === "GiB" || unit === "TiB" ? Number(amount) * MIB[unit] : 0;
  if (Number(vcpus ?? 0) < 1 || size < 1) {
    throw new UsageError(
      `--shape ${value}: expected vcpus=NUMBER,memory=AMOUNT with MiB, GiB or TiB, e.g. vcpus=4,memory=8GiB`,
    );
  }
  return { vcpus: Number(vcpus), memoryMib: size };
}
