@NullMarked
package dev.gatewright.client.token;

import org.jspecify.annotations.NullMarked;
