import { globOf } from "../../estate";
import type { Subject } from "../finding";

/** Whether patterns of a waiver name an object: by id, `<list>/<id>`, construct path or Terraform address. */
export function naming(patterns: readonly string[]): (subject: Subject) => boolean {
  const matchers = patterns.map(globOf);
  return ({ list, id, source }) =>
    [id, `${list}/${id}`, source?.path, source?.address].some(
      (name) => name !== undefined && matchers.some((matches) => matches(name)),
    );
}
