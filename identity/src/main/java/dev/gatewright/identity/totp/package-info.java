/// Codes of the moment from an authenticator application (RFC 6238).
@NullMarked
package dev.gatewright.identity.totp;

import org.jspecify.annotations.NullMarked;
