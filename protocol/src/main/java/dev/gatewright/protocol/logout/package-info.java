/// RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0).
@NullMarked
package dev.gatewright.protocol.logout;

import org.jspecify.annotations.NullMarked;
