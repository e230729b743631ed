/** Kubernetes manifests: which objects belong to one service, and what each of their keys is in the registry. */
@NullMarked
package dev.serviceregistry.registry.importer.kubernetes;

import org.jspecify.annotations.NullMarked;
