import { isRecord } from "../../reader";
import {
  type Configuration,
  joined,
  listOf,
  type Path,
  type Resource,
  type Step,
  type TerraformDocument,
} from "../document";
import type { ConfigurationSource } from "../source";
import { expressionAt } from "./argument";
import { Instances } from "./instances";
import { type Referents, unclear } from "./referents";
import { isKnownAtPlan, type Traversal, traversalsOf } from "./traversal";

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

/** Where an expression stands, and in which instance it is asked for. */
interface Site {
  readonly block: readonly string[];
  readonly path: Path;
  readonly index?: string | number;
}

/**
 * Finds what a value that is unknown until apply will come from, in the references of the configuration. These tell which objects an
 * expression mentions, not what it does with them; so only what leaves no choice counts. In a list every reference must be to one instance, by
 * itself or by a literal index. A single value may also depend on what is known at plan time (`count.index`, `each.key`, a variable): were it
 * made of that alone it would be known, so it comes from the one object that the expression mentions. Where that leaves a choice, and the
 * configuration lies beside the plan, what is written there is followed instead.
 */
export class References {
  readonly #configuration: Configuration;
  readonly #instances: Instances;
  /** By module and what is written there: resources that are written one by one mostly refer to the same few. */
  readonly #known = new Map<string, Referents>();
  readonly #source: ConfigurationSource | undefined;

  constructor({ configuration, resources, source }: Pick<TerraformDocument, "configuration" | "resources" | "source">) {
    this.#configuration = configuration;
    this.#source = source;
    this.#instances = new Instances(resources);
  }

  /** What the argument at `path` refers to. */
  of(resource: Resource, path: Path, arity: Arity): Referents {
    return this.#argument(resource, path, { arity, depth: 0 });
  }

  #argument(resource: Resource, path: Path, way: Way): Referents {
    const configured = this.#configuration.resource(resource);
    if (configured === undefined) return unclear("the plan does not show how it is written");
    const expression = expressionAt(configured.expressions, path, resource);
    if (expression === undefined) return unclear(`${path[0]} is written as a dynamic block, or not at all`);
    const { mode, type, name, index } = resource;
    const site = { block: [mode === "data" ? "data" : "resource", type, name], path };
    return this.#expression(expression, resource.module, way, [], index === undefined ? site : { ...site, index });
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

  #expression(expression: unknown, module: string, way: Way, rest: Traversal, site: Site): Referents {
    const references = isRecord(expression) ? listOf(expression.references) : [];
    const referred = this.#remembered(references, module, way, rest);
    if (referred.exact || this.#source === undefined) return referred;
    return this.#written(traversalsOf(references), module, way, rest, site) ?? referred;
  }

  #remembered(references: readonly unknown[], module: string, way: Way, rest: Traversal): Referents {
    const find = () => this.#referred(traversalsOf(references), module, way, rest);
    if (way.depth > 0) return find();
    const key = `${way.arity} ${module} ${references.join()}`;
    const known = this.#known.get(key) ?? find();
    this.#known.set(key, known);
    return known;
  }

  /** What the configuration beside the plan says, where that is enough. */
  #written(all: readonly Traversal[], module: string, way: Way, rest: Traversal, site: Site): Referents | undefined {
    const mentioned = new Set(all.map((steps) => joined(steps.slice(0, steps[0]?.name === "data" ? 3 : 2).map(bare))));
    const instances = (address: readonly string[]) => {
      const [mode, type = "", name = ""] = address[0] === "data" ? address : ["managed", ...address];
      return this.#instances
        .of({ module, mode: mode === "data" ? mode : "managed", type, name })
        ?.map(({ index }) => index);
    };
    const [first, ...others] = rest;
    const pick = first?.name === "" ? first.index : undefined;
    const after = pick === undefined ? rest : others;
    const place = { ...site, module, ...(pick === undefined ? {} : { pick }) };
    const found = this.#source?.refersTo(place, mentioned, {
      instances,
      ...(site.index === undefined ? {} : { index: site.index }),
    });
    if (found === undefined || (found.kind === "many" && (after.length > 0 || way.arity === "one"))) return undefined;
    const traversals = found.kind === "one" ? [[...found.traversal, ...after]] : found.traversals;
    const referents = this.#each(traversals, module, way);
    return referents.exact ? referents : undefined;
  }

  #referred(all: readonly Traversal[], module: string, { arity, depth }: Way, rest: Traversal): Referents {
    const traversals = arity === "one" ? all.filter((traversal) => !isKnownAtPlan(traversal, module)) : all;
    if (traversals.length === 0) return unclear("it is no reference");
    if (rest.length > 0 && traversals.length > 1) return unclear("it is one of several values");
    const referents = this.#each(
      traversals.map((traversal) => [...traversal, ...rest]),
      module,
      { arity, depth },
    );
    const [first, second] = referents.exact ? referents.resources : [];
    if (arity === "one" && first !== undefined && second !== undefined) {
      return unclear(`it is one of ${first.address} and ${second.address}`);
    }
    return referents;
  }

  #each(traversals: readonly Traversal[], module: string, { arity, depth }: Way): Referents {
    const resources = new Set<Resource>();
    for (const traversal of traversals) {
      const referents = this.#traversal(traversal, module, { arity, depth: depth + 1 });
      if (!referents.exact) return referents;
      for (const resource of referents.resources) resources.add(resource);
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
    const [parent, call, callName = ""] = this.#callOf(module);
    const expression = call?.expressions[name];
    if (parent === undefined || expression === undefined) return unclear(`it depends on var.${name}`);
    const further = index === undefined ? rest : [{ name: "", index }, ...rest];
    return this.#expression(expression, parent, way, further, { block: ["module", callName], path: [name] });
  }

  #callOf(module: string) {
    const end = Math.max(module.lastIndexOf(".module."), module.startsWith("module.") ? 0 : -1);
    if (end < 0) return [undefined, undefined, undefined] as const;
    const parent = module.slice(0, end);
    const name = /^\.?module\.([^.[]+)/.exec(module.slice(end))?.[1] ?? "";
    return [parent, this.#configuration.module(parent)?.call(name), name] as const;
  }

  #output(call: Step, rest: Traversal, module: string, way: Way): Referents {
    const [output, ...further] = rest;
    if (output === undefined) return unclear(`it depends on all of module.${call.name}`);
    const instance = this.#moduleInstance(module, call);
    if (instance === undefined) return unclear(`it is in one of several instances of module.${call.name}`);
    const expression = this.#configuration.module(instance)?.output(output.name);
    if (expression === undefined) return unclear(`module.${call.name} has no output ${output.name} in the plan`);
    const inside = output.index === undefined ? further : [{ name: "", index: output.index }, ...further];
    return this.#expression(expression, instance, way, inside, { block: ["output", output.name], path: ["value"] });
  }

  #moduleInstance(parent: string, { name, index }: Step): string | undefined {
    const base = `${parent === "" ? "" : `${parent}.`}module.${name}`;
    if (index !== undefined) return `${base}[${JSON.stringify(index)}]`;
    if (this.#configuration.module(parent)?.call(name)?.isRepeated !== true) return base;
    const [instance, other] = this.#instances.ofModule(base);
    return other === undefined ? instance : undefined;
  }

  #resource(
    module: string,
    mode: "managed" | "data",
    type: string,
    { name, index }: Step,
    rest: Traversal,
    way: Way,
  ): Referents {
    const instances = this.#instances.of({ module, mode, type, name }) ?? [];
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
}

function bare({ name }: Step): Step {
  return { name };
}
