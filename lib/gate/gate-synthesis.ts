import { App, type TerraformStack } from "cdktf";
import { check } from "../check";
import { declaredEstate, EstateScope } from "../constructs";
import { validateEstate } from "../estate";
import { type Annotation, annotationsOf, pointerTo } from "./annotation";
import { GateFolder } from "./gate-folder";
import { invalid, type Judgement } from "./judgement";
import { passes, warns } from "./passes";
import { proofOf, type StackProof } from "./stack-proof";
import { removeStaleTerraform } from "./stale-terraform";
import { chooseStartHosts } from "./start-hosts";

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
    let refused = true; // also where judging fails
    try {
      const judgement = this.judgeInto(new GateFolder(app.outdir), estatesOf(app));
      refused = !passes(judgement) && !warns(judgement);
      return judgement;
    } finally {
      if (refused) removeStaleTerraform(app, this.estate.sites);
    }
  }

  private judgeInto(folder: GateFolder, estates: readonly EstateScope[]): Judgement {
    const twin = estates.find((other) => other !== this.estate && other.node.id === this.estate.node.id);
    if (twin !== undefined) {
      throw new Error(
        `${this.estate.node.path}: its id is that of the estate ${twin.node.path} already; estates of one app need ids of their own.`,
      );
    }
    chooseStartHosts(this.estate);
    const document = declaredEstate(this.estate);
    folder.keepOnly(estates.map((estate) => estate.node.id));
    folder.writeEstate(document);
    const valid = validateEstate(document);
    const checked = valid.ok ? check(valid.value, { today: new Date().toISOString().slice(0, 10) }) : valid;
    if (!checked.ok) return invalid(document, checked.errors);
    folder.writeReport(checked.value.report);
    return { kind: "judged", report: checked.value.report };
  }
}

function estatesOf(app: App): readonly EstateScope[] {
  return app.node.findAll().filter(EstateScope.isEstate);
}
