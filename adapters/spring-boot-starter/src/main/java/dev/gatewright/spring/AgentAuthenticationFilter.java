package dev.gatewright.spring;

import dev.gatewright.client.resource.Authorization;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.servlet.BearerFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/// Tells Spring Security who sent the request, unless the application's own means have done so.
///
/// They are looked up when Spring Security or the application first asks, so pages for everybody
/// are shown while the provider is away. If it must be asked then, the login's filter, which comes
/// before Spring Security, answers 503.
final class AgentAuthenticationFilter extends OncePerRequestFilter {
  private static final String BEARER = "Bearer ";

  private final RequestLogin login;
  private final Optional<TokenVerifier> verifier;

  /// @param verifier what checks access tokens, if the application has an API
  AgentAuthenticationFilter(RequestLogin login, Optional<TokenVerifier> verifier) {
    this.login = login;
    this.verifier = verifier;
  }

  /// True if the request brings an access token: then nothing else says who sent it.
  static boolean bringsToken(HttpServletRequest request) {
    return Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).stream()
        .anyMatch(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (verifier.isPresent() && bringsToken(request)) {
      var sent = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
      var authorization = verifier.get().authorize(sent);
      if (authorization instanceof Authorization.Refused refused) {
        BearerFilter.refuse(response, refused.challenge());
        return;
      }
      if (authorization instanceof Authorization.Granted granted) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new AccessTokenAuthentication(granted.token()));
        SecurityContextHolder.setContext(context);
      }
      chain.doFilter(request, response);
      return;
    }
    var before = SecurityContextHolder.getDeferredContext();
    SecurityContextHolder.setDeferredContext(
        SingletonSupplier.of(() -> contextOf(request, response, before)));
    chain.doFilter(request, response);
  }

  private SecurityContext contextOf(
      HttpServletRequest request, HttpServletResponse response, Supplier<SecurityContext> before) {
    var kept = before.get();
    // One of ours may come from a session that Spring Security kept it in, and be over.
    if (kept.getAuthentication() != null
        && !(kept.getAuthentication() instanceof AgentAuthentication)) {
      return kept;
    }
    var context = SecurityContextHolder.createEmptyContext();
    login
        .agent(request, response)
        .map(AgentAuthentication::new)
        .ifPresent(context::setAuthentication);
    return context;
  }

  /// An error page and an asynchronous answer are for the same person.
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }
}
