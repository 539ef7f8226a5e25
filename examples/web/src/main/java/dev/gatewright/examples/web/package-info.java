/// A web application whose people log in at an OpenID provider: what to copy from first.
@NullMarked
package dev.gatewright.examples.web;

import org.jspecify.annotations.NullMarked;
