/** What others make of the reports: schemas, validators and a browser, none of which this project has written. */
@NullMarked
package dev.serviceregistry.judges;

import org.jspecify.annotations.NullMarked;
