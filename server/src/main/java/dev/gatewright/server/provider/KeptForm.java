package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.Session;
import dev.gatewright.protocol.errand.OwnPage.Act;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import dev.gatewright.protocol.wire.FormDecoder;
import dev.gatewright.protocol.wire.MessageLimits;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.pages.HiddenField;
import java.util.List;
import java.util.Optional;

/// A form that waits while its sender proves anew who they are. Nothing of it is stored: it goes
/// along, sealed, and comes back as one field, which counts in the session that sent it alone.
final class KeptForm {
  private static final String FIELD = "kept";
  private static final String WORD = "kept form ";

  private final Seals seals;

  KeptForm(Seals seals) {
    this.seals = seals;
  }

  /// The form as text; absent where it is too long to go along.
  static Optional<String> text(Parameters fields) {
    return Optional.of(AuthorizePage.encode(fields))
        .filter(text -> text.length() <= Act.LONGEST_TYPED);
  }

  /// What its page is sent, once there is a proof.
  List<HiddenField> fields(Tenant tenant, Session session, String text) {
    var whole = WORD + session.id().value() + "\n" + text;
    var sealed = seals.seal(tenant.issuer().id(), SealType.ACCOUNT, whole.getBytes(UTF_8));
    return List.of(new HiddenField(FIELD, sealed));
  }

  /// The form that was kept, or the one that came where none was; nothing where it was kept for
  /// another session.
  Parameters whole(Tenant tenant, Session session, Parameters came) {
    var kept = came.first(FIELD);
    return kept.isEmpty() ? came : open(tenant, session, kept.get()).orElseGet(Parameters::none);
  }

  private Optional<Parameters> open(Tenant tenant, Session session, String sealed) {
    var begins = WORD + session.id().value() + "\n";
    return seals
        .open(tenant.issuer().id(), SealType.ACCOUNT, sealed)
        .map(bytes -> new String(bytes, UTF_8))
        .filter(text -> text.startsWith(begins))
        .map(text -> FormDecoder.query(text.substring(begins.length()), MessageLimits.STANDARD))
        .filter(ParsedBody.Form.class::isInstance)
        .map(body -> ((ParsedBody.Form) body).parameters());
  }
}
