"""Decides packings with OR-Tools CP-SAT, one worker: a line of JSON in, a line of JSON out.

In: {"hosts": [[capacity by dimension]], "vms": [[demand by dimension]], "apart": [[position of VM]], "seconds": limit}
Out: {"verdict": "fits" | "does not fit" | "undecided", "seconds": CPU seconds for building and solving}
"""

import json
import sys
import time

from ortools.sat.python import cp_model

NAMES = {cp_model.OPTIMAL: "fits", cp_model.FEASIBLE: "fits", cp_model.INFEASIBLE: "does not fit"}


def decide(packing):
    hosts, vms = packing["hosts"], packing["vms"]
    model = cp_model.CpModel()
    on = [[model.new_bool_var("") for _ in hosts] for _ in vms]
    for row in on:
        model.add_exactly_one(row)
    for h, capacities in enumerate(hosts):
        for d, capacity in enumerate(capacities):
            model.add(sum(vm[d] * on[v][h] for v, vm in enumerate(vms)) <= capacity)
        for group in packing.get("apart", []):
            model.add_at_most_one(on[v][h] for v in group)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_time_in_seconds = packing["seconds"]
    return NAMES.get(solver.solve(model), "undecided")


for line in sys.stdin:
    started = time.process_time()
    verdict = decide(json.loads(line))
    print(json.dumps({"verdict": verdict, "seconds": round(time.process_time() - started, 3)}), flush=True)
