package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The other providers that people of an issuer sign in at.
///
/// @param change where they are changed, for whoever may
public record ProvidersView(
    ConsoleFrame frame, Optional<PageLink> change, List<Provider> providers) {
  public static final String NAME_FIELD = "name";
  public static final String PRESET_FIELD = "preset";
  public static final String ISSUER_FIELD = "provider_issuer";
  public static final String ID_FIELD = "client_id";
  public static final String SECRET_FIELD = "client_secret";
  public static final String REMOVE_FIELD = "remove";
  public static final String TURN_FIELD = "turn";

  public ProvidersView {
    providers = List.copyOf(providers);
  }

  /// A provider of the list.
  ///
  /// @param at its issuer, or the preset that knows it
  public record Provider(
      String name, String at, String clientId, boolean enabled, boolean secret, String callback) {}

  /// The page that adds one, turns one off or takes one away.
  ///
  /// @param presets those whose addresses are known
  /// @param callbacks how the URLs begin that providers send people back to
  public record Change(
      ConsoleFrame frame,
      PageLink action,
      List<Provider> providers,
      List<String> presets,
      String callbacks,
      String name,
      String preset,
      String issuer,
      String clientId,
      List<String> problems) {
    public Change {
      providers = List.copyOf(providers);
      presets = List.copyOf(presets);
      problems = List.copyOf(problems);
    }
  }
}
