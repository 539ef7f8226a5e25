/// A servlet application with login, and an API beside it.
@NullMarked
package dev.gatewright.examples.servlet;

import org.jspecify.annotations.NullMarked;
