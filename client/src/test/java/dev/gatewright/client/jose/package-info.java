@NullMarked
package dev.gatewright.client.jose;

import org.jspecify.annotations.NullMarked;
