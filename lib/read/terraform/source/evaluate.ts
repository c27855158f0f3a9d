import type { Step } from "../document";
import type { Expression, For } from "./expression";

/** What an expression may refer to, where it is written. */
export interface Scope {
  /** The keys of a resource's instances, `[undefined]` where it is not repeated; `undefined`: there is no such resource. */
  readonly instances: (address: readonly string[]) => readonly (string | number | undefined)[] | undefined;
  /** The instance that it is written in: `count.index` or `each.key`. */
  readonly index?: string | number;
  /** What `for_each` goes over, there. */
  readonly forEach?: Expression;
  readonly local: (name: string) => Expression | undefined;
}

/** References to one object each. */
export type Evaluated =
  | { readonly kind: "one"; readonly traversal: readonly Step[] }
  | { readonly kind: "many"; readonly traversals: readonly (readonly Step[])[] };

/**
 * What an expression refers to, instance by instance; `undefined`: it takes more than is read to tell.
 * @param pick of a list or map, the one entry that is meant
 */
export function evaluate(expression: Expression, scope: Scope, pick?: string | number): Evaluated | undefined {
  const whole = new Evaluation(scope).value(expression, new Map());
  const value = pick === undefined ? whole : at(whole, { kind: "scalar", value: pick });
  if (value?.kind === "steps") return { kind: "one", traversal: value.steps };
  if (value === undefined || !isMany(value)) return undefined;
  const traversals = value.values.map((entry) => (entry.kind === "steps" ? entry.steps : undefined));
  const known = traversals.filter((traversal) => traversal !== undefined);
  return known.length === traversals.length ? { kind: "many", traversals: known } : undefined;
}

type Value =
  | { readonly kind: "scalar"; readonly value: string | number }
  | { readonly kind: "steps"; readonly steps: readonly Step[] }
  | { readonly kind: "list"; readonly values: readonly Value[] }
  /** Without order, and perhaps with fewer entries than here: equal ones are one. */
  | { readonly kind: "set"; readonly values: readonly Value[] }
  /** Behind `[*]`: attributes are those of each entry. */
  | { readonly kind: "spread"; readonly values: readonly Value[] }
  | { readonly kind: "map"; readonly entries: ReadonlyMap<string, Value> };

type Variables = ReadonlyMap<string, Value>;

/** What leads to something else than a resource. */
const OTHER = new Set(["var", "module", "path", "terraform", "self", "each", "count", "local"]);
const DEEPEST = 20;

class Evaluation {
  #locals = 0;

  constructor(private readonly scope: Scope) {}

  value(expression: Expression, variables: Variables): Value | undefined {
    switch (expression.kind) {
      case "number":
      case "text":
        return { kind: "scalar", value: expression.value };
      case "name":
        return variables.get(expression.name) ?? { kind: "steps", steps: [{ name: expression.name }] };
      case "attribute":
        return this.#attribute(expression.of, expression.name, variables);
      case "index":
        return at(this.value(expression.of, variables), this.value(expression.index, variables));
      case "splat":
        return this.#splat(this.value(expression.of, variables));
      case "list":
        return list(expression.entries.map((entry) => this.value(entry, variables)));
      case "for":
        return this.#for(expression, variables);
      case "map":
        return map(
          expression.entries.map(([key, value]) => [this.value(key, variables), this.value(value, variables)] as const),
        );
      case "call":
        return called(
          expression.name,
          expression.arguments.map((argument) => this.value(argument, variables)),
        );
      case "sum":
        return calculated(
          expression.operator,
          this.value(expression.left, variables),
          this.value(expression.right, variables),
        );
    }
  }

  #for({ key, value, over, as, each }: For, variables: Variables): Value | undefined {
    const entries = entriesOf(this.value(over, variables))?.map(([index, entry]) => {
      const inside = new Map([...variables, [value, entry] as const, ...(key && index ? [[key, index] as const] : [])]);
      return [as && this.value(as, inside), this.value(each, inside)] as const;
    });
    if (entries === undefined) return undefined;
    return as === undefined ? list(entries.map(([, entry]) => entry)) : map(entries);
  }

  #attribute(of: Expression, name: string, variables: Variables): Value | undefined {
    const root = of.kind === "name" && !variables.has(of.name) ? of.name : undefined;
    if (root === "count" || root === "each") return this.#repetition(root, name);
    if (root === "local") return this.#local(name);
    return this.#below(this.value(of, variables), name);
  }

  #below(value: Value | undefined, name: string): Value | undefined {
    if (value?.kind === "spread") {
      const below = value.values.map((entry) => this.#below(entry, name));
      return below.every((entry) => entry !== undefined) ? { kind: "spread", values: below } : undefined;
    }
    if (value?.kind !== "steps") return undefined;
    const steps = [...value.steps, { name }];
    const address = steps.map((step) => step.name);
    const isResource = !OTHER.has(address[0] ?? "") && address.length === (address[0] === "data" ? 3 : 2);
    return isResource ? this.#instances(steps) : { kind: "steps", steps };
  }

  #instances(steps: readonly Step[]): Value | undefined {
    const keys = this.scope.instances(steps.map(({ name }) => name));
    const instance = (index: string | number): Value => {
      return { kind: "steps", steps: steps.map((step, i) => (i === steps.length - 1 ? { ...step, index } : step)) };
    };
    if (keys === undefined) return undefined;
    const numbers = keys.filter((key) => typeof key === "number").sort((a, b) => a - b);
    const texts = keys.filter((key) => typeof key === "string");
    if (keys.length > 0 && texts.length === keys.length) {
      return mapOf(texts.map((key) => [key, instance(key)] as const));
    }
    // A list has its instances at 0, 1, 2 ...: one that is gone would shift the others.
    if (keys.length > 0 && numbers.length === keys.length) {
      return numbers.every((key, i) => key === i) ? { kind: "list", values: numbers.map(instance) } : undefined;
    }
    return keys.length === 1 ? { kind: "steps", steps } : undefined;
  }

  #splat(value: Value | undefined): Value | undefined {
    if (value?.kind === "list" || value?.kind === "set") return { kind: "spread", values: value.values };
    // Of one resource that is not repeated: a list of it alone.
    const isOne = value?.kind === "steps" && value.steps.length === (value.steps[0]?.name === "data" ? 3 : 2);
    return isOne && !OTHER.has(value.steps[0]?.name ?? "") ? { kind: "spread", values: [value] } : undefined;
  }

  #repetition(root: "count" | "each", name: string): Value | undefined {
    const { index, forEach } = this.scope;
    if (index === undefined || (root === "count") !== (typeof index === "number")) return undefined;
    if (root === "count" ? name === "index" : name === "key") return { kind: "scalar", value: index };
    if (root === "count" || name !== "value" || forEach === undefined) return undefined;
    const over = this.value(forEach, new Map());
    if (over?.kind === "map") return over.entries.get(String(index));
    const isOfTexts = over?.kind === "set" && over.values.every((value) => value.kind === "scalar");
    return isOfTexts ? { kind: "scalar", value: index } : undefined;
  }

  #local(name: string): Value | undefined {
    const expression = this.scope.local(name);
    if (expression === undefined || this.#locals > DEEPEST) return undefined;
    this.#locals++;
    const value = this.value(expression, new Map());
    this.#locals--;
    return value;
  }
}

function list(values: readonly (Value | undefined)[]): Value | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? { kind: "list", values: known } : undefined;
}

function map(entries: readonly (readonly [Value | undefined, Value | undefined])[]): Value | undefined {
  const known = entries.flatMap(([key, value]) =>
    key?.kind === "scalar" && value !== undefined ? [[String(key.value), value] as const] : [],
  );
  return known.length === entries.length ? mapOf(known) : undefined;
}

/** Terraform goes through a map in the order of its keys' bytes. */
function mapOf(entries: readonly (readonly [string, Value])[]): Value {
  const bytes = ([key]: readonly [string, Value]) => Buffer.from(key);
  return { kind: "map", entries: new Map([...entries].sort((a, b) => Buffer.compare(bytes(a), bytes(b)))) };
}

/** What a loop goes over, with its keys; a set has none. */
function entriesOf(value: Value | undefined): readonly (readonly [Value | undefined, Value])[] | undefined {
  const scalar = (of: string | number): Value => ({ kind: "scalar", value: of });
  if (value?.kind === "map") return [...value.entries].map(([key, entry]) => [scalar(key), entry] as const);
  if (value === undefined || !isMany(value)) return undefined;
  return value.values.map((entry, i) => [value.kind === "set" ? undefined : scalar(i), entry] as const);
}

function at(value: Value | undefined, index: Value | undefined): Value | undefined {
  if (index?.kind !== "scalar") return undefined;
  if (value?.kind === "list") return typeof index.value === "number" ? value.values[index.value] : undefined;
  if (value?.kind === "map") return value.entries.get(String(index.value));
  const last = value?.kind === "steps" ? value.steps.at(-1) : undefined;
  if (value?.kind !== "steps" || last === undefined || last.index !== undefined) return undefined;
  return { kind: "steps", steps: [...value.steps.slice(0, -1), { ...last, index: index.value }] };
}

/** Functions that change nothing but the order and number of what they are given. */
function called(name: string, given: readonly (Value | undefined)[]): Value | undefined {
  const [first, second] = given;
  const ordered = first?.kind === "list" || first?.kind === "spread" ? first.values : undefined;
  const index = second?.kind === "scalar" && typeof second.value === "number" ? second.value : undefined;
  switch (name) {
    case "toset":
    case "distinct":
    case "setunion":
    case "concat": {
      const values = given.flatMap((value) => (value !== undefined && isMany(value) ? [value.values] : []));
      return values.length === given.length
        ? { kind: name === "concat" ? "list" : "set", values: values.flat() }
        : undefined;
    }
    case "tolist":
      return first !== undefined && isMany(first) ? first : undefined;
    case "values":
      return first?.kind === "map" ? { kind: "set", values: [...first.entries.values()] } : undefined;
    case "flatten":
      return given.length === 1 && first?.kind === "list" ? list(flat(first)) : undefined;
    case "length":
      return ordered && { kind: "scalar", value: ordered.length };
    case "element":
      return ordered === undefined || index === undefined ? undefined : ordered[index % ordered.length];
    default:
      return undefined;
  }
}

type Many = Extract<Value, { readonly values: readonly Value[] }>;

function isMany(value: Value): value is Many {
  return value.kind === "list" || value.kind === "set" || value.kind === "spread";
}

function flat(value: Value): readonly Value[] {
  return isMany(value) ? value.values.flatMap(flat) : [value];
}

function calculated(operator: "+" | "-" | "%", left: Value | undefined, right: Value | undefined): Value | undefined {
  if (left?.kind !== "scalar" || right?.kind !== "scalar") return undefined;
  const [a, b] = [left.value, right.value];
  if (typeof a !== "number" || typeof b !== "number") return undefined;
  const value = operator === "+" ? a + b : operator === "-" ? a - b : b > 0 ? a % b : -1;
  return value < 0 ? undefined : { kind: "scalar", value };
}
