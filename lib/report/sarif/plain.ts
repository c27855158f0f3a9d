/** Text in which no name is taken for one of SARIF's own links, `[text](target)`. */
export function plain(text: string): string {
  return text.replaceAll("](", "] (");
}
