/// Login for a web application, whatever its framework: routes, cookies and sessions over one small
/// exchange.
@NullMarked
package dev.gatewright.client.web;

import org.jspecify.annotations.NullMarked;
