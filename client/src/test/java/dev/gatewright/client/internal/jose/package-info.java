@NullMarked
package dev.gatewright.client.internal.jose;

import org.jspecify.annotations.NullMarked;
