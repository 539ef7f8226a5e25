/// Parts that several tests of the SDK share.
@NullMarked
package dev.gatewright.client.testing;

import org.jspecify.annotations.NullMarked;
