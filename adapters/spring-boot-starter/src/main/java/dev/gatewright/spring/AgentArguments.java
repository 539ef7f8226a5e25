package dev.gatewright.spring;

import dev.gatewright.client.Agent;
import dev.gatewright.client.Profile;
import dev.gatewright.client.error.IdpException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controllers the person who sent the request, as an argument of type [Agent] or [Profile],
/// or an `Optional` of one.
///
/// A plain argument needs somebody: when nobody is logged in it throws
/// [IdpException.LoginRequired], which [IdpExceptionAdvice] answers with the way to the login. An
/// `Optional` is empty then.
public final class AgentArguments implements HandlerMethodArgumentResolver {
  private static final Set<Class<?>> TYPES = Set.of(Agent.class, Profile.class);

  private final RequestLogin login;

  /// @param login tells who sent a request
  public AgentArguments(RequestLogin login) {
    this.login = login;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return TYPES.contains(parameter.nestedIfOptional().getNestedParameterType());
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var agent =
        login.agent(
            given(request.getNativeRequest(HttpServletRequest.class)),
            given(request.getNativeResponse(HttpServletResponse.class)));
    Optional<?> asked =
        parameter.nestedIfOptional().getNestedParameterType() == Profile.class
            ? agent.map(Agent::profile)
            : agent;
    return parameter.getParameterType() == Optional.class
        ? asked
        : asked.orElseThrow(AgentArguments::nobody);
  }

  private static <T> T given(@Nullable T nativeObject) {
    return Optional.ofNullable(nativeObject).orElseThrow();
  }

  private static IdpException nobody() {
    return new IdpException.LoginRequired("session.none", "nobody is logged in");
  }
}
