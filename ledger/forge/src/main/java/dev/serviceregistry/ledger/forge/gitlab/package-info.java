/** Asks GitLab, or what answers as GitLab does, over its REST API. */
@NullMarked
package dev.serviceregistry.ledger.forge.gitlab;

import org.jspecify.annotations.NullMarked;
