/** Speaks the Language Server Protocol with an editor; nothing else knows that protocol. */
@NullMarked
package dev.serviceregistry.cli.lsp;

import org.jspecify.annotations.NullMarked;
