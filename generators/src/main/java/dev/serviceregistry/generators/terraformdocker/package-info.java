/** Projects as Terraform modules that run their containers on Docker. */
@NullMarked
package dev.serviceregistry.generators.terraformdocker;

import org.jspecify.annotations.NullMarked;
