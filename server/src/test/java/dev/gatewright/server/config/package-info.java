@NullMarked
package dev.gatewright.server.config;

import org.jspecify.annotations.NullMarked;
