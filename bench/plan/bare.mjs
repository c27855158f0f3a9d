// What nothing that reads a plan can do without: reads the file and parses it.
import { readFileSync } from "node:fs";

const plan = JSON.parse(readFileSync(process.argv[2], "utf8"));
console.log(plan.resource_changes.length);
