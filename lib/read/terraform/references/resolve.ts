import { isRecord } from "../../reader";
import { type Configuration, listOf, type Path, type Resource, type Step, type TerraformDocument } from "../document";
import { type Traversal, traversalsOf } from "./traversal";

/** What an expression refers to: exactly these resources; or one cannot tell, and why. */
export type Referents =
  | { readonly exact: true; readonly resources: readonly Resource[] }
  | { readonly exact: false; readonly why: string };

/** Attributes that stand for the resource itself, whatever the provider computes them to. */
const OWN = new Set(["id", "moid", "uuid", "name", "key", "self_link"]);

/** Deepest chain of variables, outputs and attributes that is followed. */
const DEEPEST = 32;

/** A value that is one reference, or a list or set of them. */
export type Arity = "one" | "many";

/** One question, on its way through variables, outputs and attributes. */
interface Way {
  readonly arity: Arity;
  readonly depth: number;
}

/**
 * Finds what a value that is unknown until apply will come from, in the references of the configuration. These tell which objects an
 * expression mentions, not what it does with them; so only what leaves no choice counts. In a list every reference must be to one instance, by
 * itself or by a literal index. A single value may also depend on what is known at plan time (`count.index`, `each.key`, a variable): were it
 * made of that alone it would be known, so it comes from the one object that the expression mentions.
 */
export class References {
  readonly #configuration: Configuration;
  readonly #instances = new Map<string, Resource[]>();
  readonly #modules = new Map<string, Set<string>>();
  readonly #known = new Map<string, Referents>();

  constructor({ configuration, resources }: Pick<TerraformDocument, "configuration" | "resources">) {
    this.#configuration = configuration;
    for (const resource of resources) {
      const key = keyOf(resource.module, resource.mode, resource.type, resource.name);
      const known = this.#instances.get(key);
      if (known === undefined) this.#instances.set(key, [resource]);
      else known.push(resource);
      this.#addModule(resource.module);
    }
  }

  /** What the argument at `path` refers to. */
  of(resource: Resource, path: Path, arity: Arity): Referents {
    // The same for all instances of a resource in one module instance; where it is not, it is not exact.
    const blocks = path.length > 1 ? resource.count(String(path[0])) : 0;
    const key = `${keyOf(resource.module, resource.mode, resource.type, resource.name)} ${path.join(".")} ${blocks} ${arity}`;
    const known = this.#known.get(key) ?? this.#argument(resource, path, { arity, depth: 0 });
    this.#known.set(key, known);
    return known;
  }

  #argument(resource: Resource, path: Path, way: Way): Referents {
    const configured = this.#configuration.resource(resource);
    if (configured === undefined) return unclear("the plan does not show how it is written");
    const expression = expressionAt(configured.expressions, path, resource);
    if (expression === undefined) return unclear(`${path[0]} is written as a dynamic block, or not at all`);
    return this.#expression(expression, resource.module, way);
  }

  /** Whether the argument is written at all. */
  isWritten(resource: Resource, ...path: Path): boolean {
    const configured = this.#configuration.resource(resource);
    return configured !== undefined && expressionAt(configured.expressions, path, resource) !== undefined;
  }

  /** What the argument is written as, where that is a literal. */
  constant(resource: Resource, path: Path): unknown {
    const configured = this.#configuration.resource(resource);
    const expression = configured && expressionAt(configured.expressions, path, resource);
    return isRecord(expression) ? expression.constant_value : undefined;
  }

  #expression(expression: unknown, module: string, { arity, depth }: Way, rest: Traversal = []): Referents {
    const references = isRecord(expression) ? listOf(expression.references) : [];
    const all = traversalsOf(references);
    const traversals = arity === "one" ? all.filter((traversal) => !isKnownAtPlan(traversal, module)) : all;
    if (traversals.length === 0) return unclear("it is no reference");
    if (rest.length > 0 && traversals.length > 1) return unclear("it is one of several values");
    const resources = new Set<Resource>();
    for (const traversal of traversals) {
      const referents = this.#traversal([...traversal, ...rest], module, { arity, depth: depth + 1 });
      if (!referents.exact) return referents;
      for (const resource of referents.resources) resources.add(resource);
    }
    const [first, second] = resources;
    if (arity === "one" && first !== undefined && second !== undefined) {
      return unclear(`it is one of ${first.address} and ${second.address}`);
    }
    return { exact: true, resources: [...resources] };
  }

  #traversal(traversal: Traversal, module: string, way: Way): Referents {
    if (way.depth > DEEPEST) return unclear("its references lead on and on");
    const [first, second, ...rest] = traversal;
    if (first === undefined || second === undefined) return unclear("it is no reference");
    switch (first.name) {
      case "var":
        return this.#variable(second, rest, module, way);
      case "module":
        return this.#output(second, rest, module, way);
      case "data": {
        const [third, ...further] = rest;
        if (third === undefined) return unclear("it is no reference");
        return this.#resource(module, "data", second.name, third, further, way);
      }
      case "each":
      case "count":
        return unclear(`it depends on ${first.name}.${second.name}`);
      case "local":
      case "path":
      case "terraform":
      case "self":
        return unclear(`it goes through ${first.name}.${second.name}, which a plan does not hold`);
      default:
        return this.#resource(module, "managed", first.name, second, rest, way);
    }
  }

  /** A variable is what the call of the module gives it. */
  #variable({ name, index }: Step, rest: Traversal, module: string, way: Way): Referents {
    const [parent, call] = this.#callOf(module);
    const expression = call?.expressions[name];
    if (parent === undefined || expression === undefined) return unclear(`it depends on var.${name}`);
    const further = index === undefined ? rest : [{ name: "", index }, ...rest];
    return this.#expression(expression, parent, way, further);
  }

  #callOf(module: string) {
    const end = Math.max(module.lastIndexOf(".module."), module.startsWith("module.") ? 0 : -1);
    if (end < 0) return [undefined, undefined] as const;
    const parent = module.slice(0, end);
    const name = /^\.?module\.([^.[]+)/.exec(module.slice(end))?.[1] ?? "";
    return [parent, this.#configuration.module(parent)?.call(name)] as const;
  }

  #output(call: Step, rest: Traversal, module: string, way: Way): Referents {
    const [output, ...further] = rest;
    if (output === undefined) return unclear(`it depends on all of module.${call.name}`);
    const instance = this.#moduleInstance(module, call);
    if (instance === undefined) return unclear(`it is in one of several instances of module.${call.name}`);
    const expression = this.#configuration.module(instance)?.output(output.name);
    if (expression === undefined) return unclear(`module.${call.name} has no output ${output.name} in the plan`);
    const inside = output.index === undefined ? further : [{ name: "", index: output.index }, ...further];
    return this.#expression(expression, instance, way, inside);
  }

  #moduleInstance(parent: string, { name, index }: Step): string | undefined {
    const base = `${parent === "" ? "" : `${parent}.`}module.${name}`;
    if (index !== undefined) return `${base}[${JSON.stringify(index)}]`;
    if (this.#configuration.module(parent)?.call(name)?.isRepeated !== true) return base;
    const instances = [...(this.#modules.get(base) ?? [])];
    return instances.length === 1 ? instances[0] : undefined;
  }

  #resource(
    module: string,
    mode: "managed" | "data",
    type: string,
    { name, index }: Step,
    rest: Traversal,
    way: Way,
  ): Referents {
    const instances = this.#instances.get(keyOf(module, mode, type, name)) ?? [];
    const address = `${mode === "data" ? "data." : ""}${type}.${name}`;
    const meant = index === undefined ? instances : instances.filter((instance) => instance.index === index);
    const [resource, other] = meant;
    if (resource === undefined) return unclear(`${address} is not in the plan`);
    if (other !== undefined) return unclear(`it is one or more of the ${meant.length} instances of ${address}`);
    const isRepeated = index === undefined && resource.index !== undefined;
    if (isRepeated && way.arity === "many") return unclear(`it may leave out instances of ${address}`);
    return this.#attribute(resource, isRepeated ? [] : rest, way);
  }

  /** An attribute that computes nothing of its own is followed to where it comes from. */
  #attribute(resource: Resource, [attribute, ...further]: Traversal, way: Way): Referents {
    const itself: Referents = { exact: true, resources: [resource] };
    if (attribute === undefined || OWN.has(attribute.name)) return itself;
    if (further.length > 0 || attribute.index !== undefined) return unclear("it is a part of an attribute");
    return this.isWritten(resource, attribute.name) ? this.#argument(resource, [attribute.name], way) : itself;
  }

  #addModule(module: string): void {
    for (let path = module; path !== ""; path = path.slice(0, Math.max(0, path.lastIndexOf(".module.")))) {
      const base = path.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, "");
      const known = this.#modules.get(base);
      if (known === undefined) this.#modules.set(base, new Set([path]));
      else known.add(path);
      if (!path.includes(".module.")) break;
    }
  }
}

/** `count.index`, `each.key` and the variables of the root module have their values before anything is made. */
function isKnownAtPlan([first, second]: Traversal, module: string): boolean {
  if (first?.name === "count") return true;
  if (first?.name === "each") return second?.name === "key";
  return first?.name === "var" && module === "";
}

function keyOf(module: string, mode: string, type: string, name: string): string {
  return `${module} ${mode} ${type} ${name}`;
}

function unclear(why: string): Referents {
  return { exact: false, why };
}

/** The expression of an argument, also inside a block; a block's number is that of its list where no dynamic block changes it. */
function expressionAt(expressions: { readonly [argument: string]: unknown }, path: Path, resource: Resource): unknown {
  const [argument, index, inner] = path;
  const expression = expressions[String(argument)];
  if (index === undefined) return expression;
  const blocks = listOf(expression);
  if (typeof index !== "number" || inner === undefined) return undefined;
  if (resource.count(String(argument)) !== blocks.length) return undefined;
  const block = blocks[index];
  return isRecord(block) ? block[String(inner)] : undefined;
}
