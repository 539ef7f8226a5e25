/// Where network addresses are, by a file that the operator has.
@NullMarked
package dev.gatewright.server.place;

import org.jspecify.annotations.NullMarked;
