export { FORMATS, type ReportFormat } from "./formats";
export { json } from "./json";
export { findingMessage, requirementMessage, verdictMessage } from "./messages";
export * from "./report";
export { type TextOptions, text, verdictText } from "./text";
export { escapeText } from "./text/escape";
export { hang, wrapped } from "./text/layout";
export { place } from "./text/place";
export { VERDICT_FORMAT, verdictJson } from "./verdict-json";
