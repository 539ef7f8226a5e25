package dev.gatewright.spring;

import dev.gatewright.client.resource.AccessToken;
import dev.gatewright.client.resource.Authorization;
import dev.gatewright.client.resource.Challenge;
import dev.gatewright.client.resource.TokenVerifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives the controllers of an API the [AccessToken] that a request came with, checked, as an
/// argument of that type or an `Optional` of it.
///
/// A request without one is answered with 401; `Optional` is empty then. One whose token is not
/// good is answered with 401 either way (RFC 6750 §3.1).
public final class AccessTokenArguments implements HandlerMethodArgumentResolver {
  private final TokenVerifier verifier;

  /// @param verifier knows what a good token is
  public AccessTokenArguments(TokenVerifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType() == AccessToken.class;
  }

  /// @throws ChallengeException if the request is to be refused
  /// @throws dev.gatewright.client.error.IdpException.Unavailable if the provider must be asked and
  ///   cannot be
  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var isOptional = parameter.getParameterType() == Optional.class;
    var sent = sent(request);
    if (isOptional && sent.isEmpty()) {
      return Optional.empty();
    }
    var authorization = verifier.authorize(sent);
    if (authorization instanceof Authorization.Granted granted) {
      return isOptional ? Optional.of(granted.token()) : granted.token();
    }
    throw new ChallengeException(challenge(authorization));
  }

  private static Challenge challenge(Authorization authorization) {
    return authorization instanceof Authorization.Refused refused
        ? refused.challenge()
        : Challenge.missingToken();
  }

  private static List<String> sent(NativeWebRequest request) {
    var values = request.getHeaderValues(HttpHeaders.AUTHORIZATION);
    return values == null ? List.of() : Arrays.asList(values);
  }
}
