@NullMarked
package dev.gatewright.client.json;

import org.jspecify.annotations.NullMarked;
