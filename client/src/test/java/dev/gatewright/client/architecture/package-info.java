@NullMarked
package dev.gatewright.client.architecture;

import org.jspecify.annotations.NullMarked;
