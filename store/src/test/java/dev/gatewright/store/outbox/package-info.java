@NullMarked
package dev.gatewright.store.outbox;

import org.jspecify.annotations.NullMarked;
