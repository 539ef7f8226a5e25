/// Recovery codes: what a person keeps on paper for the day when nothing else is at hand.
@NullMarked
package dev.gatewright.identity.recovery;

import org.jspecify.annotations.NullMarked;
