/// Writes the sources of `admin-client/` from the OpenAPI document, which the server makes of its
/// descriptors: whatever is added there is in the client too.
@NullMarked
package dev.gatewright.server.api.sources;

import org.jspecify.annotations.NullMarked;
