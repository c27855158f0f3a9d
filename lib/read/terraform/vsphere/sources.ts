import type { Source } from "../../../estate";
import type { Resource } from "../document";

/** The id under which the platform knows it. */
export function platformId(resource: Resource): string | undefined {
  return resource.text("moid") ?? resource.text("id");
}

/** Where an object of the estate was read from, and the id under which the platform knows it. */
export function origin(resource: Resource) {
  const source: Source = { address: resource.address, managed: resource.mode === "managed" };
  const moid = platformId(resource);
  return moid === undefined ? { source } : { source, vendor: { moid } };
}
