/** The command line is wrong; the message says what was given and what is allowed. Ends with status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
