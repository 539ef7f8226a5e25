@NullMarked
package dev.gatewright.embed.servlet;

import org.jspecify.annotations.NullMarked;
