package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.Optional;

/// The form that makes an organization.
///
/// @param id may be empty: then it is made of the name
public record NewOrganizationView(
    ConsoleFrame frame, PageLink action, String name, String id, Optional<String> problem) {
  public static final String NAME_FIELD = "name";
  public static final String ID_FIELD = "id";
}
