@NullMarked
package dev.gatewright.examples.embedded;

import org.jspecify.annotations.NullMarked;
