const EXISTING: unique symbol = Symbol("existing");

/** Arguments of a construct that stands for something that exists; made by the static factories alone. */
export interface Existing<Props> {
  readonly [EXISTING]: Props;
}

export function existing<Props>(props: Props): Existing<Props> {
  return { [EXISTING]: props };
}

export function isExisting<Props>(props: object | Existing<Props>): props is Existing<Props> {
  return EXISTING in props;
}

export function factsOf<Props>(props: Existing<Props>): Props {
  return props[EXISTING];
}
