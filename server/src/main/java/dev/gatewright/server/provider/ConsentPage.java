package dev.gatewright.server.provider;

import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.ConsentView;

/// The consent page (OpenID Connect Core §3.1.2.4).
final class ConsentPage {
  private final AuthorizationEndpoint endpoint;
  private final ConsentForms forms;
  private final Visits visits;
  private final Outcomes outcomes;
  private final PageRenderer renderer;

  ConsentPage(
      AuthorizationEndpoint endpoint,
      ConsentForms forms,
      Visits visits,
      Outcomes outcomes,
      PageRenderer renderer) {
    this.endpoint = endpoint;
    this.forms = forms;
    this.visits = visits;
    this.outcomes = outcomes;
    this.renderer = renderer;
  }

  HttpResponse show(Tenant tenant, HttpRequest request) {
    var visit = visits.of(tenant, request);
    var handle = request.query().first(LoginForms.INTERACTION).orElse("");
    var errand = endpoint.find(tenant.issuer(), handle, visit.browser());
    if (errand.isPresent()
        && visit.user().isPresent()
        && errand.get().question() instanceof Question.Consent asked) {
      return forms.show(tenant, request, visit.user().get(), errand.get(), asked);
    }
    return outcomes.lost(tenant, request, visit, handle);
  }

  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var fields = Forms.own(request);
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var visit = visits.of(tenant, request);
    var handle = fields.get().first(LoginForms.INTERACTION).orElse("");
    var decision = fields.get().first(ConsentView.DECISION_FIELD).orElse("");
    var outcome =
        decision.equals(ConsentView.ALLOW)
            ? endpoint.allow(tenant.issuer(), handle, visit.browser())
            : endpoint.deny(tenant.issuer(), handle, visit.browser());
    return outcomes.answer(tenant, request, visit, handle, outcome);
  }
}
