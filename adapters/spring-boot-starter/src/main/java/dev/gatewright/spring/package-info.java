/// Login for a Spring Boot application: properties under `gatewright`, beans made from them, and
/// the person who sent a request as an argument of a controller's method.
@NullMarked
package dev.gatewright.spring;

import org.jspecify.annotations.NullMarked;
