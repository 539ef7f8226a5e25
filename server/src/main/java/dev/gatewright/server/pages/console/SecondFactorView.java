package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;

/// Asks somebody for a second factor who has none, before anything else opens.
public record SecondFactorView(
    String email, PageLink passkeys, PageLink authenticator, PageLink signOut) {}
