export { conformsToSchema } from "./validator.generated";
