/// The engine on memory alone: ports, clock and a small language to walk through a flow.
@NullMarked
package dev.gatewright.protocol.testing;

import org.jspecify.annotations.NullMarked;
