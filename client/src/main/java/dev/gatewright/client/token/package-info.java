/// Token sets, and where they are kept so that every node of an application sees the same ones.
@NullMarked
package dev.gatewright.client.token;

import org.jspecify.annotations.NullMarked;
