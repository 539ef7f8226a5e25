/// Signing in: from a proof of who somebody is to a live session.
@NullMarked
package dev.gatewright.identity.signin;

import org.jspecify.annotations.NullMarked;
