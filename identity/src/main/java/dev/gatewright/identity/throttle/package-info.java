/// How often somebody may be wrong: budgets of attempts that strangers cannot use up for an owner.
@NullMarked
package dev.gatewright.identity.throttle;

import org.jspecify.annotations.NullMarked;
