package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.ConsentView;
import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The applications that a person let in, the last used first.
public record ApplicationsView(Frame frame, PageLink action, List<Application> applications) {
  public static final String END_FIELD = "end";

  public ApplicationsView {
    applications = List.copyOf(applications);
  }

  /// One of them; `scopes` is what it may do.
  public record Application(
      String id,
      String name,
      Optional<PageLink> home,
      List<ConsentView.Scope> scopes,
      Instant since,
      Instant usedAt) {
    public Application {
      scopes = List.copyOf(scopes);
    }

    public String initial() {
      return new Account(Optional.of(name), id).initial();
    }
  }
}
