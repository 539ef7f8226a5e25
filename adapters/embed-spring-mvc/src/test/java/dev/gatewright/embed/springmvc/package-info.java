@NullMarked
package dev.gatewright.embed.springmvc;

import org.jspecify.annotations.NullMarked;
