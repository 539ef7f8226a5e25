@NullMarked
package dev.gatewright.store.webhook;

import org.jspecify.annotations.NullMarked;
