import { createColors } from "picocolors";

/** Colours by meaning. Without colour every one is the identity, and the words alone still say everything. */
export interface Paint {
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly unsure: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly strong: (text: string) => string;
}

export function paint(colour: boolean): Paint {
  const colours = createColors(colour);
  return {
    bad: (text) => colours.red(text),
    good: (text) => colours.green(text),
    unsure: (text) => colours.yellow(text),
    dim: (text) => colours.dim(text),
    strong: (text) => colours.bold(text),
  };
}
