@NullMarked
package dev.gatewright.server.syslog;

import org.jspecify.annotations.NullMarked;
