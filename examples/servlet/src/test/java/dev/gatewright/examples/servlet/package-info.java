@NullMarked
package dev.gatewright.examples.servlet;

import org.jspecify.annotations.NullMarked;
