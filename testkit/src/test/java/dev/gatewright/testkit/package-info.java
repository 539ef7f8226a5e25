/// The testkit's promises, kept to a foreign relying party.
@NullMarked
package dev.gatewright.testkit;

import org.jspecify.annotations.NullMarked;
