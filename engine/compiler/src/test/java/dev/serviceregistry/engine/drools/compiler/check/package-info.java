@NullMarked
package dev.serviceregistry.engine.drools.compiler.check;

import org.jspecify.annotations.NullMarked;
