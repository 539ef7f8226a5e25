package dev.gatewright.spring;

import dev.gatewright.client.resource.TokenVerifier;
import java.util.Optional;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/// The login's part in a security filter chain: says who sent the request, by session or by access
/// token, and sends those whom the chain turns away to the login.
///
/// Every chain that the application makes with the bean `HttpSecurity` has it. To leave it out of
/// one, such as one for an API that takes no cookies:
///
/// ```java
/// http.getConfigurer(AgentLogin.class).disable();
/// ```
public final class AgentLogin extends AbstractHttpConfigurer<AgentLogin, HttpSecurity> {
  private final RequestLogin login;
  private final LoginEntryPoint entryPoint;
  private final Optional<TokenVerifier> verifier;

  /// @param login tells who sent a request
  /// @param entryPoint where those go whom the chain turns away, unless it has another place
  /// @param verifier what checks access tokens, if the application has an API
  public AgentLogin(
      RequestLogin login, LoginEntryPoint entryPoint, Optional<TokenVerifier> verifier) {
    this.login = login;
    this.entryPoint = entryPoint;
    this.verifier = verifier;
  }

  /// A chain with a login form of its own keeps its way to that.
  @Override
  @SuppressWarnings("unchecked")
  public void init(HttpSecurity http) {
    var csrf = http.getConfigurer(CsrfConfigurer.class);
    if (csrf != null && verifier.isPresent()) {
      // No page of another site can send this header, and with it no cookie counts.
      csrf.ignoringRequestMatchers(AgentAuthenticationFilter::bringsToken);
    }
    var failures = http.getConfigurer(ExceptionHandlingConfigurer.class);
    if (failures != null && http.getConfigurer(FormLoginConfigurer.class) == null) {
      failures.defaultAuthenticationEntryPointFor(entryPoint, AnyRequestMatcher.INSTANCE);
    }
  }

  @Override
  public void configure(HttpSecurity http) {
    http.addFilterBefore(
        postProcess(new AgentAuthenticationFilter(login, verifier)),
        AnonymousAuthenticationFilter.class);
  }
}
