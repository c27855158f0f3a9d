import { type FailoverPlan, wrongDate } from "../../estate";
import type { FailoverPlanProps } from "../failover-plan-props";
import type { ArgumentCheck } from "./argument-check";
import { stated } from "./stated";

type Facts = Pick<FailoverPlan, "detectionSeconds" | "decisionSeconds" | "dnsTtlSeconds" | "lastTest">;

/** What a plan says of its times and its last trial, checked. */
export function checkedPlanFacts(props: FailoverPlanProps, check: ArgumentCheck): Facts {
  return stated({
    detectionSeconds: check.wholeFact("detectionSeconds", props.detectionSeconds, { min: 0 }),
    decisionSeconds: check.wholeFact("decisionSeconds", props.decisionSeconds, { min: 0 }),
    dnsTtlSeconds: check.wholeFact("dnsTtlSeconds", props.dnsTtlSeconds, { min: 0 }),
    lastTest: props.lastTest && lastTest(props.lastTest, check),
  });
}

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The name of the plan's Terraform variable. */
export function checkedVariable({ variable = "failover" }: FailoverPlanProps, check: ArgumentCheck): string {
  if (VARIABLE.test(check.text("variable", variable))) return variable;
  throw check.error(`variable is "${variable}"`, "give letters, digits and underscores, the first no digit");
}

function lastTest(
  test: NonNullable<FailoverPlanProps["lastTest"]>,
  check: ArgumentCheck,
): NonNullable<FailoverPlan["lastTest"]> {
  const { date, result } = check.block("lastTest", test);
  const wrong = wrongDate(check.text("lastTest.date", date));
  if (wrong !== undefined) throw check.error(`lastTest.date is "${date}"`, `give ${wrong}`);
  check.oneOf("lastTest.result", result, ["passed", "failed"]);
  return { date, result };
}
