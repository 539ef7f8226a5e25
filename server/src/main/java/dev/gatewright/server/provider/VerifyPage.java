package dev.gatewright.server.provider;

import dev.gatewright.identity.UserId;
import dev.gatewright.identity.join.Verification;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.join.IssuerLinks;
import dev.gatewright.server.pages.join.AddressView;
import dev.gatewright.server.pages.join.Purpose;
import dev.gatewright.server.provider.JoinForms.Opened;
import java.time.InstantSource;
import java.util.Optional;

/// Showing that one reads mail at the account's address (`/verify`), by a link that is mailed.
final class VerifyPage {
  private static final String PATH = "/verify";

  private final JoinForms forms;
  private final Onward onward;
  private final Verification verification;
  private final PageRenderer renderer;
  private final InstantSource clock;

  VerifyPage(
      JoinForms forms,
      Onward onward,
      Verification verification,
      PageRenderer renderer,
      InstantSource clock) {
    this.forms = forms;
    this.onward = onward;
    this.verification = verification;
    this.renderer = renderer;
    this.clock = clock;
  }

  HttpResponse show(Tenant tenant, HttpRequest request) {
    var token = request.query().first(IssuerLinks.TOKEN);
    if (token.isEmpty()) {
      return forms.ask(origin(tenant, request, request.query()), Purpose.VERIFY, PATH);
    }
    return verification
        .open(tenant.id(), token.get(), clock.instant())
        .map(link ->
            forms.confirm(
                onward.of(tenant, request, link.document()),
                new Opened(Purpose.VERIFY, PATH, token.get(), link.address().value())))
        .orElseGet(() -> gone(tenant, request, request.query()));
  }

  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var sent = Forms.own(request);
    if (sent.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var fields = sent.get();
    var token = fields.first(IssuerLinks.TOKEN);
    if (token.isPresent()) {
      return verification
          .verify(tenant.id(), token.get(), link -> isOwn(tenant, request, link), clock.instant())
          .map(link -> done(tenant, request, link))
          .orElseGet(() -> gone(tenant, request, fields));
    }
    return forms.take(
        origin(tenant, request, fields),
        Purpose.VERIFY,
        LinkPurpose.VERIFY_ADDRESS,
        PATH,
        fields.first(AddressView.EMAIL_FIELD).map(String::strip).orElse(""),
        _ -> true);
  }

  /// Whether this browser shows, beside the mail, that the account is its person's: it is signed in
  /// to it, or has the login of which the link's request says that it proved all but the address.
  private boolean isOwn(Tenant tenant, HttpRequest request, MailedLink link) {
    var origin = onward.of(tenant, request, link.document());
    var person = link.person().map(UserId::value);
    return person.isPresent()
        && (origin.visit().user().map(user -> user.id().value()).equals(person)
            || (origin.errand().isPresent()
                && link.document().text(JoinForms.PROVED).equals(person)));
  }

  private HttpResponse done(Tenant tenant, HttpRequest request, MailedLink link) {
    var origin = onward.of(tenant, request, link.document());
    return forms.done(origin, Purpose.VERIFY, link.address().value());
  }

  private HttpResponse gone(Tenant tenant, HttpRequest request, Parameters fields) {
    return forms.gone(origin(tenant, request, fields), Purpose.VERIFY, Optional.of(PATH));
  }

  private Onward.Origin origin(Tenant tenant, HttpRequest request, Parameters fields) {
    return onward.of(tenant, request, fields.first(LoginForms.INTERACTION).orElse(""));
  }
}
