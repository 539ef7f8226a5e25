@NullMarked
package dev.gatewright.servlet;

import org.jspecify.annotations.NullMarked;
