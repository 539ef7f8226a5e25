/// How what pages show is written in `tenants.yaml`: pictures, colors, links and texts by language.
@org.jspecify.annotations.NullMarked
package dev.gatewright.server.config.look;
