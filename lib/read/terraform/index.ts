export { terraformJson } from "./terraform-json";
