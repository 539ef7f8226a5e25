/// Holds the documentation to its word: every sample in it compiles, is read or is run as it
/// stands.
@NullMarked
package dev.gatewright.documentation;

import org.jspecify.annotations.NullMarked;
