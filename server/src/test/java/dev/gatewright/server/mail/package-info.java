@NullMarked
package dev.gatewright.server.mail;

import org.jspecify.annotations.NullMarked;
