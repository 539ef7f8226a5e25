/// The tenants as the engine wants them: issuers and clients, read from the store's documents and
/// kept until one changes.
@NullMarked
package dev.gatewright.server.directory;

import org.jspecify.annotations.NullMarked;
