@NullMarked
package dev.gatewright.server.webhook;

import org.jspecify.annotations.NullMarked;
