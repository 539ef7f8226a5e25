/// A little work that unknown browsers do while an issuer is under attack, so that guessing and
/// mailing in bulk costs whoever does it.
@NullMarked
package dev.gatewright.server.challenge;

import org.jspecify.annotations.NullMarked;
