# One cross-resource policy: every VM is in a cluster with HA, and no anti-affinity group is larger than its cluster. Links are the references of
# the configuration; both look-ups are indexed by name.
package main

import rego.v1

written := {address: expressions |
	some resource in input.configuration.root_module.resources
	address := resource.address
	expressions := resource.expressions
}

clusters := {change.address: change.change.after |
	some change in input.resource_changes
	change.type == "vsphere_compute_cluster"
}

objects(expression) := {concat(".", array.slice(split(reference, "."), 0, 2)) | some reference in expression.references}

deny contains message if {
	some change in input.resource_changes
	change.type == "vsphere_virtual_machine"
	some cluster in objects(written[change.address].resource_pool_id)
	not clusters[cluster].ha_enabled
	message := sprintf("%s is in %s, which has no HA", [change.address, cluster])
}

deny contains message if {
	some change in input.resource_changes
	change.type == "vsphere_compute_cluster_vm_anti_affinity_rule"
	some cluster in objects(written[change.address].compute_cluster_id)
	members := count(objects(written[change.address].virtual_machine_ids))
	hosts := count(objects(written[cluster].host_system_ids))
	members > hosts
	message := sprintf("%s keeps %d VMs apart on %d hosts", [change.address, members, hosts])
}
