/** Counts work; exhausted, the search gives up. The same work is always the same number of steps. */
export class Steps {
  used = 0;

  /** @param whole counts the work of several searches, and ends this one too when it is exhausted */
  constructor(
    readonly limit: number,
    readonly shouldStop: () => boolean = () => false,
    readonly whole?: Steps,
  ) {}

  /** A share of the limit, counted here too. */
  part(share: number): Steps {
    return new Steps(Math.floor(this.limit * share), this.shouldStop, this);
  }

  /** Whether there is work left after so much. */
  spend(amount: number): boolean {
    const before = this.used >>> 12;
    this.used += amount;
    if (this.used >>> 12 !== before && this.shouldStop()) this.used = Math.max(this.used, this.limit + 1);
    const isWholeLeft = this.whole?.spend(amount) ?? true;
    return this.used <= this.limit && isWholeLeft;
  }
}
