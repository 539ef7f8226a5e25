/// Tests of the numbered trail of events.
@NullMarked
package dev.gatewright.store.events;

import org.jspecify.annotations.NullMarked;
