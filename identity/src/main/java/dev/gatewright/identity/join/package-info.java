/// Becoming and staying a user: what is asked by an address, and what the mailed link does.
@NullMarked
package dev.gatewright.identity.join;

import org.jspecify.annotations.NullMarked;
