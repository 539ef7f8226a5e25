/// An API that takes access tokens, and a program that calls it in its own name.
@NullMarked
package dev.gatewright.examples.api;

import org.jspecify.annotations.NullMarked;
