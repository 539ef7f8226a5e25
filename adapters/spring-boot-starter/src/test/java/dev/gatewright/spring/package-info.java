/// The starter in applications that run, against the production server.
@NullMarked
package dev.gatewright.spring;

import org.jspecify.annotations.NullMarked;
