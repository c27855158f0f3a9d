export { junit, verdictJunit } from "./junit";
