import type { Vm } from "../../types";
import { validateEstate } from "../validate";

function errors(vm: Partial<Vm>) {
  const result = validateEstate({ format: "failproof.estate/1", name: "acme", vms: [{ id: "batch", ...vm }] });
  return result.ok ? [] : result.errors;
}

describe("a VM that is restarted at best effort", () => {
  it("needs the restart priority disabled, as nothing may be proven with it", () => {
    expect(errors({ bestEffort: true, restart: "disabled" })).toEqual([]);
    expect(errors({ bestEffort: true, restart: "high" })).toMatchObject([
      {
        pointer: "/vms/0/bestEffort",
        message: expect.stringContaining("a best-effort VM has the restart priority high"),
      },
    ]);
  });

  it("has the priority medium where none is said", () => {
    expect(errors({ bestEffort: true })).toHaveLength(1);
    expect(errors({ bestEffort: false })).toEqual([]);
  });
});
