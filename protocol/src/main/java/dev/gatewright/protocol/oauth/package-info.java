/// The wire vocabulary: the words that the specifications name, each a type that is valid once
/// built.
@NullMarked
package dev.gatewright.protocol.oauth;

import org.jspecify.annotations.NullMarked;
