@NullMarked
package dev.gatewright.client.logout;

import org.jspecify.annotations.NullMarked;
