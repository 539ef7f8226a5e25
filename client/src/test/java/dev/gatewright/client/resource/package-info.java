@NullMarked
package dev.gatewright.client.resource;

import org.jspecify.annotations.NullMarked;
