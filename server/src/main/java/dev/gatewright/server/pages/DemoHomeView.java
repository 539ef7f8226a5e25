package dev.gatewright.server.pages;

import java.util.Optional;

/// The demo application before anybody signed in.
///
/// @param login where a click starts the login
/// @param issuer the identity provider it asks
/// @param problem why the last login came to nothing, in the words of the `error` parameter
public record DemoHomeView(PageLink login, String issuer, Optional<String> problem) {}
