/// How an errand is decided and carried: the one table of what a person must still do.
@NullMarked
package dev.gatewright.protocol.internal.errand;

import org.jspecify.annotations.NullMarked;
