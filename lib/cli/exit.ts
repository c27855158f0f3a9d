/** Exit statuses, the same for every command. */
export const EXIT = {
  /** Nothing at or above `--fail-on`. */
  clean: 0,
  /** Findings; a requirement that is not proven is one. */
  findings: 1,
  /** The input or the usage is wrong. */
  input: 2,
  /** A defect of failproof. */
  defect: 70,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];
