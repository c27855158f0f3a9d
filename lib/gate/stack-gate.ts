import { TerraformLocal, TerraformResource, type TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { NOT_JUDGED, type StackProof } from "./stack-proof";

const OVERRIDE = "failproof_override";
const PROOF = "failover_proof";
const GATE = "failover_gate";
const OVERRIDDEN = `trimspace(var.${OVERRIDE}) != ""`;

/**
 * The gate inside a stack's Terraform: a resource whose precondition is the proof. All managed resources of the stack depend on it, so that
 * a bare `terraform plan`, or a pipeline that sees nothing but the JSON, refuses too.
 */
export class StackGate extends Construct {
  readonly #proof: TerraformLocal;
  readonly #resource: TerraformResource;

  /** `failovers`: Terraform conditions under which the stack takes over for a lost site, which no proof may delay. */
  constructor(
    readonly stack: TerraformStack,
    private readonly failovers: () => readonly string[] = () => [],
  ) {
    super(stack, "failproof");
    const override = new TerraformVariable(this, "override", {
      type: "string",
      default: "",
      nullable: false,
      description:
        "Why this design is deployed although it is not proven to survive what it promises. Empty: it is not.",
    });
    override.overrideLogicalId(OVERRIDE);
    // Refuses until synth has judged the design.
    this.#proof = new TerraformLocal(this, "proof", proofValue(NOT_JUDGED));
    this.#proof.overrideLogicalId(PROOF);
    // Not cdktf's own DataResource, which runs the terraform command during synth to ask for its version.
    this.#resource = new TerraformResource(this, "gate", { terraformResourceType: "terraform_data" });
    this.#resource.overrideLogicalId(GATE);
    this.#ask();
  }

  /** Writes the verdict into the stack. */
  set proof(proof: StackProof) {
    this.#proof.expression = proofValue(proof);
    this.#ask();
  }

  /** Which failovers there are is known at synth only. */
  #ask(): void {
    const failovers = this.failovers();
    const passes = [`local.${PROOF}.survives`, `local.${PROOF}.mode == "warn"`, OVERRIDDEN, ...failovers];
    this.#resource.lifecycle = {
      precondition: [{ condition: `\${${passes.join(" || ")}}`, errorMessage: `\${local.${PROOF}.message}` }],
    };
    this.stack.addOverride(`check.${GATE}.assert`, [warning(failovers)]);
  }

  /** Makes a managed resource wait for the gate. Data sources never wait: they would be read at apply and replace what uses them. */
  holds(resource: TerraformResource): void {
    const address = `terraform_data.${GATE}`;
    if (resource === this.#resource || resource.dependsOn?.includes(address)) return;
    resource.dependsOn = [...(resource.dependsOn ?? []), address];
  }
}

/** A design that is deployed without a proof says so in every plan and apply, with the reason. */
function warning(failovers: readonly string[]): object {
  const reasons = [OVERRIDDEN, ...failovers].join(" || ");
  return {
    condition: `\${local.${PROOF}.survives || (local.${PROOF}.mode != "warn" && !(${reasons}))}`,
    error_message: [
      ...(failovers.length === 0 ? [] : [`\${${failovers.join(" || ")} ? "Failing over.\\n\\n" : ""}`]),
      `\${${OVERRIDDEN} ? "Deployed by override: \${var.${OVERRIDE}}\\n\\n" : ""}`,
      `\${local.${PROOF}.message}`,
    ].join(""),
  };
}

function proofValue({ survives, mode, message }: StackProof): object {
  return { survives, mode, message: literal(message) };
}

/** Text as Terraform's own: names from the design must not become expressions. */
function literal(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}
