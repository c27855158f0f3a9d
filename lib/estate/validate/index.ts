export { structuralErrors } from "./structure";
export { Suggester } from "./suggestion";
export { validateEstate } from "./validate";
