/// Tells a syslog receiver what happens: which message an event is, and how it goes there.
@NullMarked
package dev.gatewright.server.syslog;

import org.jspecify.annotations.NullMarked;
