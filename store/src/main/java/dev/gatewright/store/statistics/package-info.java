/// How often what happened, by the hour, and why requests were refused: both taken in by memory and
/// written behind, so that no request waits for them.
@NullMarked
package dev.gatewright.store.statistics;

import org.jspecify.annotations.NullMarked;
