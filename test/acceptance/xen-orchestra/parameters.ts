/** Parameters of a call, or a part of them. */
export type Params = { readonly [name: string]: unknown };

/** What the client is told where a method cannot do what is asked. */
export class MethodError extends Error {}

export function text(params: Params, name: string): string {
  const value = params[name];
  if (typeof value === "string") return value;
  throw new MethodError(`${name} is ${JSON.stringify(value)}, not a text`);
}

export function optionalText(params: Params, name: string): string | undefined {
  return params[name] === undefined || params[name] === null ? undefined : text(params, name);
}

export function number(params: Params, name: string): number {
  const value = params[name];
  if (typeof value === "number") return value;
  throw new MethodError(`${name} is ${JSON.stringify(value)}, not a number`);
}

export function texts(params: Params, name: string): readonly string[] {
  return list(params[name]).filter((each): each is string => typeof each === "string");
}

export function blocks(params: Params, name: string): readonly Params[] {
  return list(params[name]).filter(isParams);
}

export function isParams(value: unknown): value is Params {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
