/// PINs: numbers that an issuer gives out, which let somebody in who has no account.
@NullMarked
package dev.gatewright.identity.pin;

import org.jspecify.annotations.NullMarked;
