/// Login and bearer tokens for Jakarta Servlet 6 applications.
///
/// [dev.gatewright.servlet.LoginFilter] logs people in, the bearer filter protects an API. Both do
/// what the SDK in `dev.gatewright.client` says; here are only the servlet ends of it.
@NullMarked
package dev.gatewright.servlet;

import org.jspecify.annotations.NullMarked;
