/// One tenant: its identifier, its endpoints, what it offers, and how its errors read.
@NullMarked
package dev.gatewright.protocol.issuer;

import org.jspecify.annotations.NullMarked;
