export { decodeText } from "./decode";
export { DEEPEST, inTextOrder, type ParsedDocument, pointerOf, pointerParts } from "./document";
export { Lines, type Position } from "./positions";
export { shapeOf } from "./shape";
