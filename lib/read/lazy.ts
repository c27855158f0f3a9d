/** A value that is worked out when it is first asked for, and then kept; what it was made from is let go. */
export function lazy<T>(make: () => T): () => T {
  let state: { readonly make: () => T } | { readonly value: T } = { make };
  return () => {
    if ("make" in state) state = { value: state.make() };
    return state.value;
  };
}
