/// A Spring Boot application that people log in to.
@NullMarked
package dev.gatewright.examples.springboot;

import org.jspecify.annotations.NullMarked;
