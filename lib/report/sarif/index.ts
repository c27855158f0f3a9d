export { sarif, verdictSarif } from "./sarif";
