import type { Estate, Id, PlannedAction, PlannedChange } from "../../estate";
import { asBefore, CHANGED_LISTS, type ChangedList } from "../base";
import { lazy } from "../lazy";
import { hasPrior, type Json, priorDocument, type Resource, type TerraformDocument } from "./document";
import { LeftOut } from "./left-out";
import type { ProviderReader, ReadEstate } from "./providers";

/** What a plan is about to do to an estate that was given beside it. */
export function laidOver(before: Estate, actions: readonly PlannedAction[]): () => PlannedChange {
  return () => ({ before, actions });
}

/** What a plan alone is about to do. Where nothing is there before it, this is cheap, and the plan itself need not be kept. */
export function changeOfPlan(
  json: Json,
  document: TerraformDocument,
  provider: ProviderReader,
  after: ReadEstate,
): () => PlannedChange {
  if (hasPrior(json)) return lazy(() => plannedChange(json, document, provider, after));
  const change = plannedChange({}, document, provider, after);
  return () => change;
}

/** The estate before a plan, read from what the plan says of it, and what becomes of each object. */
function plannedChange(
  json: Json,
  document: TerraformDocument,
  provider: ProviderReader,
  after: ReadEstate,
): PlannedChange {
  const before = provider.read(after.estate.name, priorDocument(json), new LeftOut());
  const idBefore = idsByAddress(before);
  const valid = asBefore(before.estate);
  const actions = CHANGED_LISTS.flatMap((list) => [
    ...(after.estate[list] ?? []).flatMap(({ id }) => planned(list, id, after.resource(list, id), idBefore)),
    ...document.deleted.flatMap((resource) => deleted(list, resource, provider, idBefore)),
  ]);
  return { ...(valid === undefined ? {} : { before: valid }), actions };
}

function planned(
  list: ChangedList,
  id: Id,
  resource: Resource | undefined,
  idBefore: (list: ChangedList, resource: Resource) => Id | undefined,
): readonly PlannedAction[] {
  const action = resource && actionOf(resource);
  if (resource === undefined || action === undefined) return [];
  const previousId = action.kind === "create" ? undefined : idBefore(list, resource);
  return [
    {
      ...action,
      list,
      id,
      ...(previousId === undefined || previousId === id ? {} : { previousId }),
    },
  ];
}

/** What a plan does with an object that will be there; `undefined`: nothing. */
export function actionOf({
  action,
  createsFirst,
}: Resource): (Pick<PlannedAction, "createsFirst"> & { readonly kind: "create" | "update" | "replace" }) | undefined {
  if (action === "replace") return createsFirst ? { kind: action, createsFirst } : { kind: action };
  return action === "create" || action === "update" ? { kind: action } : undefined;
}

function deleted(
  list: ChangedList,
  resource: Resource,
  provider: ProviderReader,
  idBefore: (list: ChangedList, resource: Resource) => Id | undefined,
): readonly PlannedAction[] {
  if (provider.subject(resource)?.list !== list) return [];
  const id = idBefore(list, resource);
  return id === undefined ? [] : [{ kind: "delete", list, id }];
}

function idsByAddress({ estate, resource }: ReadEstate): (list: ChangedList, resource: Resource) => Id | undefined {
  const ids = new Map<string, Id>();
  for (const list of CHANGED_LISTS) {
    for (const { id } of listed(estate, list)) {
      const from = resource(list, id);
      if (from !== undefined) ids.set(`${list} ${from.address}`, id);
    }
  }
  return (list, { address, previousAddress }) => ids.get(`${list} ${address}`) ?? ids.get(`${list} ${previousAddress}`);
}

function listed(estate: Estate, list: ChangedList): readonly { readonly id: Id }[] {
  return estate[list] ?? [];
}
