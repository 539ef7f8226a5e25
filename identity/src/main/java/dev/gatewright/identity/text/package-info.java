/// Codes that are sent to telephones by a program of the issuer's own: what is said to whom, by
/// which channel, and how much of it.
@NullMarked
package dev.gatewright.identity.text;

import org.jspecify.annotations.NullMarked;
