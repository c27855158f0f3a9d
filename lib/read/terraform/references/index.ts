export { type Arity, References, type Referents } from "./resolve";
export { type Traversal, traversalsOf } from "./traversal";
