export * from "./declared-estate";
export * from "./ids";
export * from "./member";
export * from "./source";
