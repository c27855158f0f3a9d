// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform expressions
import { App, TerraformDataSource, TerraformResource, TerraformStack, Testing } from "cdktf";
import { StackGate } from "./stack-gate";

function stackWithGate() {
  const stack = new TerraformStack(new App({ stackTraces: false, outdir: Testing.app().outdir }), "ams");
  return { stack, gate: new StackGate(stack) };
}

const synthesized = (stack: TerraformStack) => JSON.parse(Testing.synth(stack));

describe("the gate of a stack", () => {
  it("is a resource whose precondition is the proof, or a reason to deploy all the same", () => {
    const { stack, gate } = stackWithGate();
    gate.proof = { survives: true, mode: "refuse", message: "acme survives" };
    const terraform = synthesized(stack);
    expect(terraform.locals).toEqual({ failover_proof: { survives: true, mode: "refuse", message: "acme survives" } });
    expect(terraform.resource.terraform_data.failover_gate.lifecycle.precondition).toEqual([
      {
        condition:
          '${local.failover_proof.survives || local.failover_proof.mode == "warn" || trimspace(var.failproof_override) != ""}',
        error_message: "${local.failover_proof.message}",
      },
    ]);
    expect(terraform.variable.failproof_override).toMatchObject({ type: "string", default: "", nullable: false });
  });

  it("never stands in the way of a failover, and says what it let pass", () => {
    const stack = new TerraformStack(new App({ stackTraces: false, outdir: Testing.app().outdir }), "fra");
    const failovers: string[] = [];
    const gate = new StackGate(stack, () => failovers);
    failovers.push("var.failover");
    gate.proof = { survives: false, mode: "refuse", message: "acme does not survive" };
    const terraform = synthesized(stack);
    expect(terraform.resource.terraform_data.failover_gate.lifecycle.precondition[0].condition).toBe(
      '${local.failover_proof.survives || local.failover_proof.mode == "warn" || trimspace(var.failproof_override) != "" || var.failover}',
    );
    expect(terraform.check.failover_gate.assert[0]).toEqual({
      condition:
        '${local.failover_proof.survives || (local.failover_proof.mode != "warn" && !(trimspace(var.failproof_override) != "" || var.failover))}',
      error_message: expect.stringMatching(/^\$\{var\.failover \? "Failing over\.\\n\\n" : ""\}/),
    });
  });

  it("refuses before the design was judged", () => {
    expect(synthesized(stackWithGate().stack).locals.failover_proof.survives).toBe(false);
  });

  it("holds managed resources, once, and beside what they wait for already", () => {
    const { stack, gate } = stackWithGate();
    const first = new TerraformResource(stack, "first", { terraformResourceType: "terraform_data" });
    const second = new TerraformResource(stack, "second", {
      terraformResourceType: "terraform_data",
      dependsOn: [first],
    });
    for (const resource of [first, second, second]) gate.holds(resource);
    const resources = synthesized(stack).resource.terraform_data;
    expect(resources.first.depends_on).toEqual(["terraform_data.failover_gate"]);
    expect(resources.second.depends_on).toEqual(["terraform_data.first", "terraform_data.failover_gate"]);
    expect(resources.failover_gate.depends_on).toBeUndefined();
  });

  it("keeps names from the design from becoming Terraform expressions", () => {
    const { stack, gate } = stackWithGate();
    gate.proof = { survives: false, mode: "refuse", message: '${file("/etc/passwd")} and %{if true} and 100%' };
    expect(synthesized(stack).locals.failover_proof.message).toBe('$${file("/etc/passwd")} and %%{if true} and 100%');
  });

  it("needs no provider and runs no command", () => {
    const { stack } = stackWithGate();
    new TerraformDataSource(stack, "data", { terraformResourceType: "terraform_remote_state" });
    expect(() => Testing.synth(stack, true)).not.toThrow();
  });
});
