/** Tests of loading an organisation's rules, with the compiler that makes them. */
@NullMarked
package dev.serviceregistry.engine.drools.own;

import org.jspecify.annotations.NullMarked;
