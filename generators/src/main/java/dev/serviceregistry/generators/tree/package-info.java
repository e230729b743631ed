/** What a generated file says, before it is written in a format. */
@NullMarked
package dev.serviceregistry.generators.tree;

import org.jspecify.annotations.NullMarked;
