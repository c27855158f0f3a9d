export { validateEstate } from "./validate";
