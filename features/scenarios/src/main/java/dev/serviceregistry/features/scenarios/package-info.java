/** How an auditor knows: the scenarios of the policies, the words they are written in, and what came of them. */
@NullMarked
package dev.serviceregistry.features.scenarios;

import org.jspecify.annotations.NullMarked;
