/// Passkeys (Web Authentication, Level 3).
@NullMarked
package dev.gatewright.identity.passkey;

import org.jspecify.annotations.NullMarked;
