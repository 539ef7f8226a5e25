@NullMarked
package dev.gatewright.server.control;

import org.jspecify.annotations.NullMarked;
