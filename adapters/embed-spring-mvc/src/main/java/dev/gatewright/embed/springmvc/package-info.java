/// The authorization server in a Spring MVC application, of Spring Boot or without it.
///
/// One bean mounts it, an [dev.gatewright.embed.springmvc.EndpointsHandlerMapping]; the controllers
/// have every path that it does not serve. A `UserApproval` gets the `HttpServletRequest`, and so
/// knows with `getUserPrincipal()` who is logged in at Spring Security.
///
/// - Spring Security needs a filter chain for the mount point, or it refuses every client.
/// - A `CorsFilter` bean answers preflights before this does: leave the mount point out of it.
/// - Interceptors and `addCorsMappings` are for controllers, and are not asked here.
/// - Behind Spring's HiddenHttpMethodFilter forms arrive as Spring decoded them.
@NullMarked
package dev.gatewright.embed.springmvc;

import org.jspecify.annotations.NullMarked;
