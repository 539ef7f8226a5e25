/// Sends what happened at an issuer to whoever it is declared for: which message an event is, how
/// it is signed, and when it goes.
@NullMarked
package dev.gatewright.server.webhook;

import org.jspecify.annotations.NullMarked;
