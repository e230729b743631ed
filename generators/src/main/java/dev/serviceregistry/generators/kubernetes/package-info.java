/** Kubernetes manifests: workloads that a cluster with restricted pod security admits, unless the registry says otherwise. */
@NullMarked
package dev.serviceregistry.generators.kubernetes;

import org.jspecify.annotations.NullMarked;
