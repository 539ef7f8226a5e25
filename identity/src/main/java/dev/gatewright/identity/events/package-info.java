/// What happens to people, their sessions and organizations, as facts that a store writes in the
/// same commit as the change they tell of.
@NullMarked
package dev.gatewright.identity.events;

import org.jspecify.annotations.NullMarked;
