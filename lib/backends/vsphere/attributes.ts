import { Lazy } from "cdktf";
import type { Resource } from "../port";

/** The managed object id that the provider knows a resource or data source by. */
export function idOf(resource: Resource): string {
  return resource.getStringAttribute("id");
}

/** Ids of what is known at synth only. */
export function idsAtSynth(resources: () => readonly Resource[]): string[] {
  return Lazy.listValue({ produce: () => resources().map(idOf) });
}

/** Texts that are known at synth only. */
export function textsAtSynth(texts: () => readonly string[] | undefined): string[] {
  return Lazy.listValue({ produce: () => texts()?.slice() });
}
