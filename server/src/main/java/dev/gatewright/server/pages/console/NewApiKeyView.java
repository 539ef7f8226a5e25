package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The form that makes a key for a program.
///
/// @param roles keys of roles that may be given; `console.role.` and this is a name
/// @param permissions all that can be picked; none picked is all of the role's
/// @param picked those that were, and `days` as was chosen
public record NewApiKeyView(
    ConsoleFrame frame,
    PageLink action,
    String name,
    String role,
    List<String> roles,
    List<String> permissions,
    Set<String> picked,
    String days,
    String addresses,
    Optional<String> problem) {
  public static final String NAME_FIELD = "name";
  public static final String ROLE_FIELD = "role";
  public static final String DAYS_FIELD = "days";
  public static final String ADDRESSES_FIELD = "addresses";

  /// Before the name of a permission, the field that picks it.
  public static final String PERMISSION_FIELD = "may_";

  /// How many days may be chosen; nothing is for ever.
  public static final List<Integer> DAYS = List.of(30, 90, 365);

  /// Chosen unless somebody chooses.
  public static final String USUAL_DAYS = "90";

  public NewApiKeyView {
    roles = List.copyOf(roles);
    permissions = List.copyOf(permissions);
    picked = Set.copyOf(picked);
  }
}
