package dev.gatewright.spring;

import dev.gatewright.client.resource.TokenVerifier;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Gives the login to Spring MVC's controllers.
@AutoConfiguration(after = GatewrightAutoConfiguration.class)
@ConditionalOnClass(WebMvcConfigurer.class)
@ConditionalOnBean(RequestLogin.class)
final class GatewrightMvcAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  AgentArguments gatewrightAgentArguments(RequestLogin login) {
    return new AgentArguments(login);
  }

  @Bean
  @ConditionalOnMissingBean
  IdpExceptionAdvice gatewrightIdpExceptionAdvice(RequestLogin login) {
    return new IdpExceptionAdvice(login);
  }

  @Bean
  @ConditionalOnBean(TokenVerifier.class)
  @ConditionalOnMissingBean
  AccessTokenArguments gatewrightAccessTokenArguments(TokenVerifier verifier) {
    return new AccessTokenArguments(verifier);
  }

  @Bean
  WebMvcConfigurer gatewrightArguments(
      AgentArguments agents, ObjectProvider<AccessTokenArguments> tokens) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(agents);
        tokens.forEach(resolvers::add);
      }
    };
  }

  /// After each request Spring MVC tells its listeners who sent it, and so would look up the login,
  /// and renew it, for pages that did not ask, while the provider is away too. An application that
  /// listens to these events sets the property.
  @Bean
  @ConditionalOnProperty(
      name = "spring.mvc.publish-request-handled-events",
      havingValue = "false",
      matchIfMissing = true)
  static BeanPostProcessor gatewrightQuietDispatcher() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DispatcherServlet dispatcher) {
          dispatcher.setPublishEvents(false);
        }
        return bean;
      }
    };
  }
}
