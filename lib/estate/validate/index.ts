export { REFERENCES } from "./checks/references";
export { structuralErrors } from "./structure";
export { Suggester } from "./suggestion";
export { validateEstate } from "./validate";
export { REQUIREMENT_PROVEN, type WaiverError, waiverErrors } from "./waiver-errors";
