export { Estate } from "./estate";
