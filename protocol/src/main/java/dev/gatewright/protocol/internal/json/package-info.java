/// JSON as this engine reads and writes it.
@NullMarked
package dev.gatewright.protocol.internal.json;

import org.jspecify.annotations.NullMarked;
