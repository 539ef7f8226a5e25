/// Signed JWTs: who signed this, and with what.
@NullMarked
package dev.gatewright.client.internal.jose;

import org.jspecify.annotations.NullMarked;
