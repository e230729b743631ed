/** Terraform modules that state the objects of the Kubernetes manifests as resources of the provider for Kubernetes. */
@NullMarked
package dev.serviceregistry.generators.terraform;

import org.jspecify.annotations.NullMarked;
