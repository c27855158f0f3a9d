/** What the arguments of a resource, or of a block in it, are in Terraform: by Terraform's own names. */
export interface Shape {
  readonly [argument: string]: "value" | Shape;
}

/** Arguments under Terraform's names, for the resource's JSON; what is not given is left out. */
export function toTerraform(shape: Shape, config: object): { [argument: string]: unknown } {
  const attributes: { [argument: string]: unknown } = {};
  for (const [argument, kind] of Object.entries(shape)) {
    const value: unknown = Reflect.get(config, camelCase(argument));
    if (value !== undefined) attributes[argument] = kind === "value" ? value : blocks(kind, value);
  }
  return attributes;
}

/** A block, several, or a Terraform value that stands for them. */
function blocks(shape: Shape, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => blocks(shape, each));
  return isPlain(value) ? toTerraform(shape, value) : value;
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** `memory_max` as `memoryMax`, in the way of cdktf's own bindings. */
function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
