// The published JSON Schemas of what `check`, `prove` and `simulate` print as JSON, from their types. They are open: new fields may be added to
// a version, and who validates by an older schema must not refuse them.
import { mkdirSync, writeFileSync } from "node:fs";
import { schemaOf } from "../estate/schema.mjs";

const FOLDER = "lib/report/schema";

const DOCUMENTS = [
  { name: "report", path: "lib/report/report.ts", type: "Report", title: "Failproof report, version 1" },
  {
    name: "verdict",
    path: "lib/report/verdict-json.ts",
    type: "VerdictDocument",
    title: "Failproof verdicts, version 1",
  },
  {
    name: "diff",
    path: "lib/report/difference/difference.ts",
    type: "DiffDocument",
    title: "Failproof difference, version 1",
  },
  {
    name: "timeline",
    path: "lib/failover/timeline/timeline.ts",
    type: "Timeline",
    title: "Failproof timeline, version 1",
  },
];

export function generate() {
  mkdirSync(FOLDER, { recursive: true });
  for (const { name, path, type, title } of DOCUMENTS) {
    const schema = schemaOf({ path, type, title, id: `urn:failproof:schema:${name}:1` });
    writeFileSync(`${FOLDER}/${name}.schema.json`, `${JSON.stringify(open(schema), null, 2)}\n`);
  }
}

function open(schema) {
  if (Array.isArray(schema)) return schema.map(open);
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key, value]) => !(key === "additionalProperties" && value === false));
  return Object.fromEntries(kept.map(([key, value]) => [key, open(value)]));
}
