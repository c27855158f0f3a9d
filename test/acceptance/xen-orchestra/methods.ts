import { NETWORK_METHODS } from "./network-methods";
import { isParams, optionalText, type Params, text } from "./parameters";
import type { Pool, XoObject } from "./pool";
import { STORAGE_METHODS } from "./storage-methods";
import { VM_METHODS } from "./vm-methods";

/** What a method does, and what it returns; nothing is `true`. */
export type Method = (pool: Pool, params: Params) => unknown;

const SIGNED_IN = { id: "user-1", email: "admin@example.com" };

/** The methods that the provider calls, as its own log shows. */
export const METHODS: { readonly [name: string]: Method } = {
  "session.signIn": () => SIGNED_IN,
  "session.signInWithPassword": () => SIGNED_IN,
  "session.signInWithToken": () => SIGNED_IN,
  "token.create": () => "token",
  "xo.getAllObjects": (pool, { filter }) =>
    Object.fromEntries(
      [...pool.objects.values()].filter((object) => matches(object, filter)).map((object) => [object.id, object]),
    ),
  "tag.add": (pool, params) => {
    const { tags = [] } = pool.get(text(params, "id"));
    pool.set(text(params, "id"), { tags: [...new Set([...(Array.isArray(tags) ? tags : []), text(params, "tag")])] });
  },
  "tag.remove": (pool, params) => {
    const { tags = [] } = pool.get(text(params, "id"));
    pool.set(text(params, "id"), { tags: (Array.isArray(tags) ? tags : []).filter((tag) => tag !== params.tag) });
  },
  "acl.get": (pool) => pool.ofType("acl"),
  "acl.add": (pool, params) => {
    pool.put({ ...params, id: pool.newId("acl"), type: "acl" });
  },
  "acl.remove": (pool, { subject, object, action }) => {
    const acls = pool.ofType("acl");
    for (const acl of acls) {
      if (acl.subject === subject && acl.object === object && acl.action === action) pool.remove(acl.id);
    }
  },
  "cloudConfig.getAll": (pool) => pool.ofType("cloudConfig"),
  "cloudConfig.create": (pool, params) => {
    const id = pool.newId("cloudconfig");
    pool.put({ id, type: "cloudConfig", name: text(params, "name"), template: text(params, "template") });
    return { id };
  },
  "cloudConfig.update": (pool, params) => {
    pool.set(text(params, "id"), { name: optionalText(params, "name"), template: optionalText(params, "template") });
  },
  "cloudConfig.delete": (pool, params) => pool.remove(text(params, "id")),
  "resourceSet.getAll": (pool) => pool.ofType("resourceSet"),
  "resourceSet.create": (pool, params) => {
    const id = pool.newId("resourceset");
    pool.put({ subjects: [], objects: [], limits: {}, ...params, id, type: "resourceSet" });
    return pool.get(id);
  },
  "resourceSet.delete": (pool, params) => pool.remove(text(params, "id")),
  ...NETWORK_METHODS,
  ...STORAGE_METHODS,
  ...VM_METHODS,
};

function matches(object: XoObject, filter: unknown): boolean {
  return !isParams(filter) || Object.entries(filter).every(([field, value]) => object[field] === value);
}
