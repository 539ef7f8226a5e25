@NullMarked
package dev.gatewright.server.sender;

import org.jspecify.annotations.NullMarked;
