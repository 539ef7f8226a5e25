/// The way from what `tenants.yaml` wants to what the store holds: canonical documents, and the
/// plan of changes between two states.
@NullMarked
package dev.gatewright.server.tenants;

import org.jspecify.annotations.NullMarked;
