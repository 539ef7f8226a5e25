package dev.gatewright.identity.join;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import java.util.Optional;

/// Where a mailed link leads. It is made of what the tenant is configured with and of nothing that
/// a request says.
@FunctionalInterface
public interface LinkAddresses {
  /// The parameter that holds the token.
  String TOKEN = "link";

  /// The address below an issuer's URL that opens a link.
  static Secret at(String issuerUrl, LinkPurpose purpose, LinkToken token) {
    return new Secret(issuerUrl + path(purpose) + "?" + TOKEN + "=" + token.text().reveal());
  }

  /// The page below an issuer's URL that a link of the purpose opens.
  static String path(LinkPurpose purpose) {
    return switch (purpose) {
      case RESET_PASSWORD -> "/recover";
      case VERIFY_ADDRESS -> "/verify";
      case SIGN_UP, INVITATION -> "/signup";
      case CHANGE_ADDRESS -> "/change-address";
      case UNDO_ADDRESS -> "/undo-address";
      case SIGN_IN -> "/login/link";
      case KEEP_ACCOUNT -> "/account/keep";
      case MEMBERSHIP -> "/invitation";
      case NUMBER_SIGN_IN, VERIFY_NUMBER ->
          throw new IllegalArgumentException("a code that is texted comes without a link");
    };
  }

  /// Empty where the tenant is gone.
  Optional<Secret> of(TenantId tenant, LinkPurpose purpose, LinkToken token);
}
