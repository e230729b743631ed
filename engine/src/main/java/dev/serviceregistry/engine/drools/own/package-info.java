/** Loads the rules that an organisation brought, as classes that can do nothing but judge facts. */
@NullMarked
package dev.serviceregistry.engine.drools.own;

import org.jspecify.annotations.NullMarked;
