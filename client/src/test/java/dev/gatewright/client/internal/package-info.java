@NullMarked
package dev.gatewright.client.internal;

import org.jspecify.annotations.NullMarked;
