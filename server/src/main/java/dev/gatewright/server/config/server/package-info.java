/// `server.yaml`: where and how the process runs.
@NullMarked
package dev.gatewright.server.config.server;

import org.jspecify.annotations.NullMarked;
