import type { Source } from "../../../estate";
import type { Resource } from "../document";

/** Where an object of the estate was read from, and the id under which the platform knows it. */
export function origin(resource: Resource, id = resource.text("moid") ?? resource.text("id")) {
  const source: Source = { address: resource.address, managed: resource.mode === "managed" };
  return id === undefined ? { source } : { source, vendor: { moid: id } };
}
