import { EstateScope } from "failproof";

/** An estate whose synth is not judged: for tests of what is declared and synthesized alone. */
export class UngatedEstate extends EstateScope {
  protected override siteAdded(): void {}
}
