package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;

/// Leads to the issuer's page that has somebody act as a person. The secret is shown to no one: it
/// is in the form, and counts once.
///
/// @param target where the form leads
/// @param arrives where one is then
/// @param back the person's page
public record ActingView(
    ConsoleFrame frame,
    PageLink target,
    String arrives,
    String headline,
    ShownSecret secret,
    PageLink back) {}
