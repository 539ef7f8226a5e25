/// The authorization server in a Jakarta Servlet application.
@NullMarked
package dev.gatewright.embed.servlet;

import org.jspecify.annotations.NullMarked;
