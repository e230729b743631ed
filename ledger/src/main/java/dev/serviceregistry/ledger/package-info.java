/** What happened: what this program told, decided and was told, kept in files. */
@NullMarked
package dev.serviceregistry.ledger;

import org.jspecify.annotations.NullMarked;
