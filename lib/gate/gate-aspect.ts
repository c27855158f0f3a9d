import { Annotations, type IAspect, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { GateSynthesis } from "./gate-synthesis";
import type { StackGate } from "./stack-gate";

/** Brings the verdict to one stack: into its Terraform, and as annotations that stop synth or the deploy. */
export class GateAspect implements IAspect {
  constructor(
    private readonly stack: TerraformStack,
    private readonly gate: StackGate,
    private readonly synthesis: GateSynthesis,
  ) {}

  visit(node: IConstruct): void {
    if (node === this.stack) this.judge();
    else if (TerraformResource.isTerraformResource(node) && TerraformStack.of(node) === this.stack)
      this.gate.holds(node);
  }

  private judge(): void {
    const { proof, annotations } = this.synthesis.tell(this.stack);
    this.gate.proof = proof;
    const said = new Set(this.stack.node.metadata.map((entry) => entry.data));
    for (const { level, message } of annotations.filter((annotation) => !said.has(annotation.message))) {
      if (level === "error") Annotations.of(this.stack).addError(message);
      else Annotations.of(this.stack).addWarning(message);
    }
  }
}
