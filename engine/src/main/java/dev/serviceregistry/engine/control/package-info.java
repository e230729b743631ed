/** How an auditor knows: for every control what was judged, by which rules, with which result, and what that rests on. */
@NullMarked
package dev.serviceregistry.engine.control;

import org.jspecify.annotations.NullMarked;
