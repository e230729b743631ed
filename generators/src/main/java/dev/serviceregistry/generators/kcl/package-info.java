/** KCL: schemas of the services' settings, and the services as instances. */
@NullMarked
package dev.serviceregistry.generators.kcl;

import org.jspecify.annotations.NullMarked;
