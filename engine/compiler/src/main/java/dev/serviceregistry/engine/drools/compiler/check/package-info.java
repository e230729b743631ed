/** Says what is wrong with a file of rules, in the words of its author, before anything of it is compiled. */
@NullMarked
package dev.serviceregistry.engine.drools.compiler.check;

import org.jspecify.annotations.NullMarked;
