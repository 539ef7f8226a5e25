/// What was needed lately and may be needed again.
@NullMarked
package dev.gatewright.protocol.internal.recent;

import org.jspecify.annotations.NullMarked;
