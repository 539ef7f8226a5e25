/// The SDK at providers that other people wrote, each with its own way of doing things.
@NullMarked
package dev.gatewright.client.foreign;

import org.jspecify.annotations.NullMarked;
