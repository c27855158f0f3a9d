import { ALL_PLATFORMS, defineRule, fails, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "An even number of copies has a witness",
  why: "When half of the copies are lost, or cannot be reached, nothing decides which half goes on: the data stops, or goes on twice.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "declare the witness that decides, at a third site, or add a copy",
  sources: [
    {
      catalogue: "CTL-009",
      title: "VMware vSAN 7.0, GUID-4172337E-E25F-4C6B-945E-01623D314FDA: the witness of a stretched cluster",
    },
    { catalogue: "STO-014", title: "Dell VxRail stretched clusters: the witness is at a third site" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const datastore of estate.datastores) {
      const { copies, witness } = datastore;
      if (copies.length === 0 || copies.length % 2 === 1) continue;
      if (witness !== undefined) yield passes();
      else {
        yield fails({
          about: [datastore],
          message: `${datastore.id} has ${copies.length} copies and declares no witness: nothing decides where half of them are lost`,
          expected: "a witness",
          found: "none",
        });
      }
    }
  },
});
