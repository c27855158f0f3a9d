/** What an input holds, or implies, and the estate read from it does not show. */
export interface InputNote {
  /** One sentence, no full stop: what was left out, and why. */
  readonly message: string;
}
