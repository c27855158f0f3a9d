/** Characters that no XML 1.0 document may hold, however they are written. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text between tags or in quotes: it can end neither, and what XML has no way to write is the replacement character. */
export function escapeXml(text: string): string {
  return text
    .replace(NO_XML, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#9;")
    .replaceAll("\r", "&#13;");
}

/** One element with its children, indented. Text keeps its lines; line ends in attributes are written as references. */
export function element(
  name: string,
  attributes: { readonly [name: string]: string | number },
  children: readonly string[] | string = [],
): string {
  const set = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeXml(String(value)).replaceAll("\n", "&#10;")}"`,
  );
  const open = `<${name}${set.join("")}`;
  if (children.length === 0) return `${open}/>`;
  if (typeof children === "string") return `${open}>${escapeXml(children)}</${name}>`;
  return `${open}>\n${children.join("\n")}\n</${name}>`;
}
