/// The authorization server in a Spring MVC application.
@NullMarked
package dev.gatewright.embed.springmvc;

import org.jspecify.annotations.NullMarked;
