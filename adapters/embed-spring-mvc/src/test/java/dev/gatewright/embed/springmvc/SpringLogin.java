package dev.gatewright.embed.springmvc;

import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.authorize.AuthorizationRequest;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.http.UserApproval;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.wire.HttpReply;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/// Has the user log in with Spring Security's form, and approves without asking.
record SpringLogin(InstantSource clock) implements UserApproval<HttpServletRequest> {
  @Override
  public Step decide(AuthorizationRequest asked, Client client, HttpServletRequest request) {
    var user = request.getUserPrincipal();
    if (user == null) {
      var here = request.getRequestURL() + "?" + request.getQueryString();
      request
          .getSession()
          .setAttribute("SPRING_SECURITY_SAVED_REQUEST", new SimpleSavedRequest(here));
      return new Step.First(HttpReply.redirect(request.getContextPath() + "/login"));
    }
    return new Step.Decided(
        AuthorizationDecision.approve(asked, new SubjectId(user.getName()), clock.instant()));
  }
}
