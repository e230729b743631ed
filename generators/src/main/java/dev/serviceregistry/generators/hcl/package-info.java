/** Trees and blocks as HCL, the language of Terraform. */
@NullMarked
package dev.serviceregistry.generators.hcl;

import org.jspecify.annotations.NullMarked;
