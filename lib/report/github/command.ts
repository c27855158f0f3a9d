/**
 * One workflow command. What stands in it cannot end it: line ends and the separators of properties are escaped as the runner reads them.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function command(
  name: "error" | "warning" | "notice",
  properties: { readonly [name: string]: string | number | undefined },
  message: string,
): string {
  const set = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${property(String(value))}`],
  );
  return `::${name}${set.length === 0 ? "" : ` ${set.join(",")}`}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
