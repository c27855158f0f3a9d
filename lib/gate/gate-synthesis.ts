import { App, type TerraformStack } from "cdktf";
import { check } from "../check";
import { declaredEstate, EstateScope } from "../constructs";
import { validateEstate } from "../estate";
import { type Annotation, annotationsOf, pointerTo } from "./annotation";
import { GateFolder } from "./gate-folder";
import { invalid, type Judgement } from "./judgement";
import { passes } from "./passes";
import { proofOf, type StackProof } from "./stack-proof";
import { removeStaleTerraform } from "./stale-terraform";

/** Judges an estate once for all its stacks, when the first of them is synthesized: the whole tree is there by then. */
export class GateSynthesis {
  #judgement: Judgement | undefined;
  #first = "";
  readonly #told = new Set<TerraformStack>();

  constructor(private readonly estate: EstateScope) {}

  /** What one stack of the estate is told. */
  tell(stack: TerraformStack): { readonly proof: StackProof; readonly annotations: readonly Annotation[] } {
    // A stack that asks again is synthesized again: what is declared may have changed since.
    if (this.#judgement === undefined || this.#told.has(stack)) {
      this.#told.clear();
      this.#first = stack.node.path;
      this.#judgement = this.judge();
    }
    this.#told.add(stack);
    const judgement = this.#judgement;
    const isFirst = stack.node.path === this.#first;
    return {
      proof: proofOf(judgement),
      annotations: isFirst ? annotationsOf(judgement) : pointerTo(judgement, this.#first),
    };
  }

  private judge(): Judgement {
    const app = App.of(this.estate);
    const folder = new GateFolder(app.outdir);
    const document = declaredEstate(this.estate);
    folder.keepOnly(
      app.node
        .findAll()
        .filter(EstateScope.isEstate)
        .map((estate) => estate.node.id),
    );
    folder.writeEstate(document);
    const valid = validateEstate(document);
    const checked = valid.ok ? check(valid.value) : valid;
    const judgement: Judgement = checked.ok
      ? { kind: "judged", report: checked.value.report }
      : invalid(document, checked.errors);
    if (judgement.kind === "judged") folder.writeReport(judgement.report);
    const warns = judgement.kind === "judged" && judgement.report.gate?.mode === "warn";
    if (!passes(judgement) && !warns) removeStaleTerraform(app, this.estate.sites);
    return judgement;
  }
}
