/// Login with each call of the SDK made by hand, step by step.
@NullMarked
package dev.gatewright.examples.stepbystep;

import org.jspecify.annotations.NullMarked;
