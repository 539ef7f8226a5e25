/// How configuration files are written: YAML with places, typed reading, words, times, secrets, and
/// settings that are declared once.
@NullMarked
package dev.gatewright.server.config.yaml;

import org.jspecify.annotations.NullMarked;
