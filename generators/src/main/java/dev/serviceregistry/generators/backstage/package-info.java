/** Backstage's catalogue files: components, resources, interfaces, systems and groups. */
@NullMarked
package dev.serviceregistry.generators.backstage;

import org.jspecify.annotations.NullMarked;
