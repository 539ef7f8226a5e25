@NullMarked
package dev.gatewright.server.pages;

import org.jspecify.annotations.NullMarked;
