/// Signed JWTs: who signed this, and with what.
@NullMarked
package dev.gatewright.client.jose;

import org.jspecify.annotations.NullMarked;
