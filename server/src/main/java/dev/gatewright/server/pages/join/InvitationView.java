package dev.gatewright.server.pages.join;

import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ProviderButton;
import java.util.List;
import java.util.Optional;

/// An organization that asks for whoever opened its mail.
///
/// @param inviter who asks, where it is a member
/// @param address the one that is asked for
/// @param account whether it has an account, with which its owner goes on
/// @param create where its owner makes one, if they may
/// @param providers by whose word its owner makes one, if they may
/// @param problem why a provider led no further
public record InvitationView(
    PageLink action,
    String organization,
    Optional<String> inviter,
    String address,
    boolean account,
    Optional<PageLink> create,
    List<ProviderButton> providers,
    Optional<LoginProblem.Upstream> problem,
    List<HiddenField> hidden) {
  public InvitationView {
    providers = List.copyOf(providers);
    hidden = List.copyOf(hidden);
  }
}
