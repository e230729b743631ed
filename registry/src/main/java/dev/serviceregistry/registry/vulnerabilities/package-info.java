/** Reads what scanners report of images, and tells which services it concerns. */
@NullMarked
package dev.serviceregistry.registry.vulnerabilities;

import org.jspecify.annotations.NullMarked;
