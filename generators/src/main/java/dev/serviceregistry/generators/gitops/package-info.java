/** What the formats that deliver from a repository have in common: sources, regions, steps of a release, failover. */
@NullMarked
package dev.serviceregistry.generators.gitops;

import org.jspecify.annotations.NullMarked;
