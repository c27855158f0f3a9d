/**
 * A file as tools that show code want it: relative to the root of the repository, with `/`. `undefined` for what is not in it.
 * `folder`: where the tool ran, from that root; `file` is relative to it.
 */
export function repositoryPath(file: string, folder = ""): string | undefined {
  const path = file.replaceAll("\\", "/");
  if (/^(\/|[a-z][a-z0-9+.-]*:)/i.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join("/");
}
