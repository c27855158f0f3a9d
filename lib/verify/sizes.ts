import type { Amounts } from "./amounts";
import type { Tri } from "./tri";

/** Rows of numbers, as many as there are dimensions. */
export interface Sizes {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** The dimension of demands that are not told. Of it a VM demands one or nothing, and a host may offer any number, or none. */
const UNTOLD = "";
const ENDLESS = Number.POSITIVE_INFINITY;

/** What VMs demand and hosts offer, in rows: finite demands, so that they can be added and taken off. */
export class SizeTable {
  readonly dimensions: readonly string[];
  readonly demand: Sizes;
  readonly room: Sizes;

  constructor(demand: readonly Amounts[], room: readonly Amounts[]) {
    this.dimensions = [...new Set(demand.flatMap((amounts) => Object.keys(amounts))), UNTOLD];
    const isUntold = (amounts: Amounts) => Object.values(amounts).some(([, most]) => most === ENDLESS);
    const told = ([least, most]: Amounts[string]) => [least, most === ENDLESS ? least : most] as const;
    this.demand = this.#rows(demand, (amounts, dimension) =>
      dimension === UNTOLD ? [0, isUntold(amounts) ? 1 : 0] : told(amounts[dimension] ?? [0, 0]),
    );
    this.room = this.#rows(room, (amounts, dimension) =>
      dimension === UNTOLD ? [0, ENDLESS] : (amounts[dimension] ?? [0, 0]),
    );
  }

  /** Whether all sizes can be added without rounding. */
  get isExact(): boolean {
    const total = (rows: Float64Array) => rows.reduce((sum, size) => (size === ENDLESS ? sum : sum + size), 0);
    return [this.demand.most, this.room.most].every((rows) => total(rows) <= Number.MAX_SAFE_INTEGER);
  }

  /** Whether the VMs fit on the host together. */
  fits(host: number, vms: readonly number[]): Tri {
    const width = this.dimensions.length;
    let found: Tri = 2;
    for (let d = 0; d < width; d++) {
      let [least, most] = [0, 0];
      for (const vm of vms) {
        least += this.demand.least[vm * width + d] ?? 0;
        most += this.demand.most[vm * width + d] ?? 0;
      }
      const at = host * width + d;
      if (least > (this.room.most[at] ?? 0)) return 0;
      if (most > (this.room.least[at] ?? 0)) found = 1;
    }
    return found;
  }

  #rows(
    entries: readonly Amounts[],
    of: (amounts: Amounts, dimension: string) => readonly [least: number, most: number],
  ): Sizes {
    const rows = entries.flatMap((amounts) => this.dimensions.map((dimension) => of(amounts, dimension)));
    return { least: Float64Array.from(rows, ([least]) => least), most: Float64Array.from(rows, ([, most]) => most) };
  }
}
