/** Counts work; exhausted, the search gives up. */
export class Steps {
  used = 0;

  constructor(
    readonly limit: number,
    readonly shouldStop: () => boolean = () => false,
  ) {}

  /** Whether there is work left after so much. */
  spend(amount: number): boolean {
    const before = this.used >>> 16;
    this.used += amount;
    if (this.used >>> 16 !== before && this.shouldStop()) this.used = Math.max(this.used, this.limit + 1);
    return this.used <= this.limit;
  }
}
