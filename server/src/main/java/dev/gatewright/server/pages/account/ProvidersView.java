package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ProviderButton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The other providers that sign somebody in. It posts `CONNECT_FIELD` or `REMOVE_FIELD`.
///
/// @param offered those that can be connected
public record ProvidersView(
    Frame frame, PageLink action, List<Link> links, List<ProviderButton> offered) {
  public static final String CONNECT_FIELD = "connect";
  public static final String REMOVE_FIELD = "remove";

  public ProvidersView {
    links = List.copyOf(links);
    offered = List.copyOf(offered);
  }

  /// One that is connected.
  ///
  /// @param alive whether it can be signed in by now
  public record Link(
      String id,
      String provider,
      Optional<String> email,
      Instant since,
      Instant usedAt,
      boolean alive) {}
}
