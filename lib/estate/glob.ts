/** A glob: `*` is any text, also none, `?` one character, all else itself. */
export function globOf(pattern: string): (text: string) => boolean {
  if (!/[*?]/.test(pattern)) return (text) => text === pattern;
  return (text) => isMatch(pattern, text);
}

/** Of several stars only the last one passed is ever widened, so that no pattern takes more than its length times that of the text. */
function isMatch(pattern: string, text: string): boolean {
  let [p, t] = [0, 0];
  let star = -1;
  let widened = 0;
  while (t < text.length) {
    if (pattern[p] === "*") {
      star = p++;
      widened = t;
    } else if (pattern[p] === "?" || pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++widened;
    } else {
      return false;
    }
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
