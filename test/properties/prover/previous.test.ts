import fc from "fast-check";
import { type Certificates, type Estate, EstateIndex, validateEstate } from "../../../lib/estate";
import { prove } from "../../../lib/prover";
import { verify } from "../../../lib/verify";
import { withMoreRoom, withMounts, withoutRule, withRequirement, withTwinOf, withVms } from "./changes";
import { crowdedEstates } from "./crowded";
import { estates } from "./estates";
import { runs } from "./runs";

const EDITS: readonly ((estate: Estate, at: number) => Estate)[] = [
  (estate) => estate,
  withMoreRoom,
  withMounts,
  withoutRule,
  withTwinOf,
  (estate) => ({ ...estate, rules: [] }),
  (estate, at) => ({ ...estate, hosts: estate.hosts?.filter((_, i) => i !== at) ?? [] }),
  (estate, at) => ({ ...estate, vms: estate.vms?.filter((_, i) => i !== at) ?? [] }),
  (estate) => ({ ...estate, vms: [...(estate.vms ?? [])].reverse(), hosts: [...(estate.hosts ?? [])].reverse() }),
  (estate) => withVms(estate, (vm) => ({ ...vm, memoryMib: (vm.memoryMib ?? 0) + 1 })),
  (estate) => withVms(estate, (vm) => ({ ...vm, movable: false })),
  (estate) => withRequirement(estate, { placement: "pinned" }),
  (estate) => withRequirement(estate, { tolerate: { host: 1 } }),
];

const certificatesOf = (estate: Estate): Certificates =>
  JSON.parse(JSON.stringify(prove(new EstateIndex(estate)).certificates));

function isAsFromNothing(before: Certificates, estate: Estate): void {
  const options = { previous: before };
  const again = prove(new EstateIndex(estate), options);
  const told = ({ requirements }: Pick<typeof again, "requirements">) =>
    requirements.map(({ id, verdict, scenarios }) => ({ id, verdict, scenarios }));
  expect(told(again)).toEqual(told(prove(new EstateIndex(estate))));
  expect(verify(estate, JSON.parse(JSON.stringify(again.certificates)))).toMatchObject({ ok: true, errors: [] });
}

describe("a proof that begins with an earlier one", () => {
  it.each([
    ["random tiny estates", estates, 25],
    ["estates with little room to spare", crowdedEstates, 25],
  ])("says the same as one from nothing, and the verifier confirms it: %s", (_, of, few) => {
    fc.assert(
      fc.property(of, fc.nat(EDITS.length - 1), fc.nat(4), (estate, edit, at) => {
        const changed = EDITS[edit]?.(estate, at) ?? estate;
        fc.pre(validateEstate(changed).ok);
        isAsFromNothing(certificatesOf(estate), changed);
      }),
      runs(few),
    );
  });

  it("takes nothing on trust: certificates of any other estate do no harm", () => {
    fc.assert(
      fc.property(crowdedEstates, crowdedEstates, (estate, other) => isAsFromNothing(certificatesOf(other), estate)),
      runs(20),
    );
  });
});
