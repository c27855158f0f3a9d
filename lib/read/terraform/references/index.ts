export type { Referents } from "./referents";
export { type Arity, References } from "./resolve";
export { type Traversal, traversalsOf } from "./traversal";
