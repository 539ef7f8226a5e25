package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.authorize.AuthorizationRequestParser.Parsed;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.OwnPage;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.internal.errand.Asked;
import dev.gatewright.protocol.internal.errand.ErrandState;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an errand is for, as it reads now.
sealed interface Wanted {
  /// A client's authorization request.
  record ByClient(Parsed.Valid valid) implements Wanted {}

  /// A page of the host's own.
  record ByPage(OwnPage page) implements Wanted {}

  /// The same in the words of the one table that decides.
  default Asked asked(Issuer issuer) {
    return switch (this) {
      case ByClient(var valid) -> WantedOfUser.of(issuer, valid);
      case ByPage(var page) ->
          new Asked(
              Optional.empty(),
              Scope.empty(),
              Set.of(),
              page.maxAge(),
              Optional.empty(),
              page.acrs(),
              false,
              Optional.empty(),
              true,
              true);
    };
  }

  default Errand errand(String handle, String outside, Question question, ErrandState state) {
    return switch (this) {
      case ByClient(var valid) ->
          new Errand(
              handle,
              outside,
              state.binding(),
              question,
              Optional.of(valid.client()),
              valid.request().loginHint(),
              valid.request().idpHint(),
              valid.request().uiLocales(),
              Optional.of(valid.request().redirectUri()),
              valid.request().isOpenId(),
              Optional.empty());
      case ByPage(var page) ->
          new Errand(
              handle,
              outside,
              state.binding(),
              question,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              page.uiLocales(),
              Optional.empty(),
              true,
              Optional.of(page));
    };
  }

  /// Who asks, where it is a client.
  default Optional<Client> client() {
    return switch (this) {
      case ByClient(var valid) -> Optional.of(valid.client());
      case ByPage page -> Optional.empty();
    };
  }

  default List<String> uiLocales() {
    return switch (this) {
      case ByClient(var valid) -> valid.request().uiLocales();
      case ByPage(var page) -> page.uiLocales();
    };
  }
}
