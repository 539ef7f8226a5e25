/// What happened, written with the changes that caused it and numbered by issuer.
@NullMarked
package dev.gatewright.store.events;

import org.jspecify.annotations.NullMarked;
