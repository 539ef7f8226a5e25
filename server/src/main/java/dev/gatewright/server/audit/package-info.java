/// What becomes of trails: they are chained and signed, cut off after their time, and handed on to
/// whoever collects them.
@NullMarked
package dev.gatewright.server.audit;

import org.jspecify.annotations.NullMarked;
