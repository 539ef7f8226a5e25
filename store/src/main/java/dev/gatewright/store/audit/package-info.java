/// The trail of what happened, written with the changes that caused it.
@NullMarked
package dev.gatewright.store.audit;

import org.jspecify.annotations.NullMarked;
