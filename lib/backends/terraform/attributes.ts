import { Lazy } from "cdktf";
import type { Resource } from "../port";

const known = new WeakMap<Resource, Map<string, string>>();

/** An attribute of a resource or data source. cdktf makes a token, with a stack trace, each time one is asked for: one each suffices. */
export function attributeOf(resource: Resource, attribute: string): string {
  const attributes = known.get(resource) ?? new Map<string, string>();
  known.set(resource, attributes);
  const value = attributes.get(attribute) ?? resource.getStringAttribute(attribute);
  attributes.set(attribute, value);
  return value;
}

/** Where an attribute is found otherwise than by its name: of a resource that is there under a condition only. */
export function foundAt(resource: Resource, attribute: string, expression: string): void {
  known.set(resource, new Map([...(known.get(resource) ?? []), [attribute, expression]]));
}

/** The managed object id that the provider knows a resource or data source by. */
export function idOf(resource: Resource): string {
  return attributeOf(resource, "id");
}

/** Ids of what is known at synth only. */
export function idsAtSynth(resources: () => readonly Resource[]): string[] {
  return Lazy.listValue({ produce: () => resources().map(idOf) });
}

/** Texts that are known at synth only. */
export function textsAtSynth(texts: () => readonly string[] | undefined): string[] {
  return Lazy.listValue({ produce: () => texts()?.slice() });
}
